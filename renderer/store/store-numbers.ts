import type { Measure, Method, PeriodName, StoreEvidence } from '../../preload/contract.ts';
import { formatAmount } from '../format/numbers.ts';
import { HOUR, MINUTE } from '../format/times.ts';
import { WINDOW_TITLES, windowWords } from '../format/windows.ts';

/** One of a store's numbers: what is shown in its page, and what its arithmetic leads to. */
export type NumberChoice = {
  readonly method: Method;
  readonly measure: 'up' | 'down' | 'unknown';
  readonly window: PeriodName;
};

type WindowColumn = {
  readonly window: PeriodName;
  readonly title: string;
  readonly unit: string;
  readonly size: number;
};

/** What a store's numbers are of: the windows of its report, or the period. */
export function windowColumns({ numbers }: Pick<StoreEvidence, 'numbers'>): readonly WindowColumn[] {
  return [...new Set(numbers.map(({ window }) => window))].map((window) => ({
    window,
    title: WINDOW_TITLES[window],
    ...(window === 'hour' ? { unit: 'minutes', size: MINUTE } : { unit: 'hours', size: HOUR }),
  }));
}

/** The longest of them. */
export const longestWindow = (evidence: Pick<StoreEvidence, 'numbers'>): PeriodName =>
  windowColumns(evidence).at(-1)?.window ?? 'week';

export const NUMBER_ROWS: readonly { method: Method; measure: NumberChoice['measure']; label: string }[] = [
  { method: 'poll-count', measure: 'up', label: 'Poll count: up' },
  { method: 'poll-count', measure: 'down', label: 'Poll count: down' },
  { method: 'interpolated', measure: 'up', label: 'Interpolated: up' },
  { method: 'interpolated', measure: 'down', label: 'Interpolated: down' },
  { method: 'interpolated', measure: 'unknown', label: 'Interpolated: not observed' },
];

/** "Interpolated: down, last week" */
export function nameOf({ method, measure, window }: NumberChoice): string {
  const row = NUMBER_ROWS.find((one) => one.method === method && one.measure === measure);
  return `${row?.label ?? ''}, ${windowWords(window)}`;
}

/** A number of the store as the engine answers it, in milliseconds. */
export function numberOf(
  { numbers }: Pick<StoreEvidence, 'numbers'>,
  { method, measure, window }: Omit<NumberChoice, 'measure'> & { readonly measure: Measure },
): number {
  const found = numbers.find(
    (one) => one.method === method && one.measure === measure && one.window === window,
  );
  return found?.time ?? Number.NaN;
}

/** What is sure of the downtime (SPEC §7), in units of so many milliseconds: "2.1–5.4". */
export function boundsOf(evidence: StoreEvidence, window: PeriodName, size: number): string {
  const bound = (measure: Measure) =>
    formatAmount(numberOf(evidence, { method: 'interpolated', measure, window }) / size);
  return `${bound('down-at-least')}–${bound('down-at-most')}`;
}
