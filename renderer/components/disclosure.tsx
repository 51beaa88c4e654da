import './disclosure.css';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Something long behind a line that opens it; it is not made before it is asked for. */
export function Disclosure({
  summary,
  look = 'disclosure',
  opensFor,
  children,
}: {
  readonly summary: ReactNode;
  /** The class of styles for where it stands. */
  readonly look?: 'disclosure' | 'panel-details';
  /** It opens by itself whenever this becomes something else than it was, and not `undefined`. */
  readonly opensFor?: unknown;
  readonly children: ReactNode;
}) {
  const [wasOpened, setWasOpened] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (opensFor !== undefined && details.current !== null) details.current.open = true;
  }, [opensFor]);
  return (
    <details
      ref={details}
      className={look}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setWasOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {wasOpened || opensFor !== undefined ? children : null}
    </details>
  );
}
