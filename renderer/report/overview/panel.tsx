import { type ReactNode, useId } from 'react';

/** One part of the Overview: its heading, what stands beside that, and its content. */
export function Panel({
  title,
  area,
  aside,
  children,
}: {
  readonly title: ReactNode;
  /** Its place in the layout, see overview.css. */
  readonly area: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={`panel panel-${area}`} aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
