import './framed-table.css';
import type { ReactNode } from 'react';

/** A frame round a table that may be wider than there is room for: keys scroll it, too. */
export function FramedTable({
  label,
  className = '',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is out of sight is reached by keys
    <section className={`framed-table ${className}`} aria-label={`${label}, scrollable`} tabIndex={0}>
      {children}
    </section>
  );
}
