import type { ReactNode } from 'react';

/** One thing that can be set: its name, what it means, and the control at its side. */
export function Setting({
  title,
  children,
  control,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly control: ReactNode;
}) {
  return (
    <div className="setting">
      <div className="setting-text">
        <h3>{title}</h3>
        <p>{children}</p>
      </div>
      {control}
    </div>
  );
}
