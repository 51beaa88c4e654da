import type { ReactNode } from 'react';
import { formatExactly } from '../format/lengths.ts';

/** A cell of a table with a length of time (ms), written for reading; pointing at it tells the last digit. */
export function LengthCell({
  length,
  write,
  children,
}: {
  readonly length: number;
  /** As all of its column are written: see spanWriter. */
  readonly write: (length: number) => string;
  readonly children?: ReactNode;
}) {
  return (
    <td className="numbers is-number" title={formatExactly(length)}>
      {write(length)}
      {children}
    </td>
  );
}
