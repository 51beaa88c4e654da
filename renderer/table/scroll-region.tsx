import './scroll-region.css';
import type { ReactNode } from 'react';

/** What may be wider or higher than there is room for, and has nothing in it to move to: keys scroll it, too. */
export function ScrollRegion({
  label,
  isLong = false,
  children,
}: {
  readonly label: string;
  /** It keeps to a few rows, and the others are scrolled to. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is out of sight is reached by keys
    <section className={`scroll-region ${isLong ? 'is-long' : ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
