import type { StoreEvidence } from '../../preload/contract.ts';
import { formatInstant } from '../format/times.ts';
import { arithmeticOf, type NumberChoice } from './arithmetic.ts';
import { createLocalClock, formatExactly } from './local-clock.ts';
import { nameOf } from './numbers-table.tsx';

/** One number of a store with everything that leads to it, as plain text to send to somebody. */
export function evidenceText(evidence: StoreEvidence, choice: NumberChoice): string {
  const clock = createLocalClock(evidence.offsets);
  const { lines, total, leftOut } = arithmeticOf(evidence, choice, clock);
  const title = evidence.name === undefined ? evidence.store : `${evidence.name} (${evidence.store})`;
  return [
    title,
    `${nameOf(choice)}: ${formatExactly(total)} (hours:minutes:seconds)`,
    `As of ${formatInstant(evidence.asOf)}; times below are local (${evidence.zone}).`,
    '',
    ...lines.map(({ what, why, time }) => `${formatExactly(time)}  ${what}  (${why})`),
    ...leftOut,
    '',
  ].join('\n');
}
