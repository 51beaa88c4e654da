import './disclosure.css';
import { type ReactNode, useState } from 'react';

/** Something long behind a line that opens it; it is not made before it is asked for. */
export function Disclosure({
  summary,
  look = 'disclosure',
  children,
}: {
  readonly summary: ReactNode;
  /** The class of styles for where it stands. */
  readonly look?: 'disclosure' | 'panel-details';
  readonly children: ReactNode;
}) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className={look}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setWasOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {wasOpened ? children : null}
    </details>
  );
}
