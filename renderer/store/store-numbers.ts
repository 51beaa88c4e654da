import type { Measure, Method, StoreEvidence, WindowName } from '../../preload/contract.ts';
import { formatAmount } from '../format/numbers.ts';
import { HOUR, MINUTE } from '../format/times.ts';

/** One of a store's numbers: what is shown in its page, and what its arithmetic leads to. */
export type NumberChoice = {
  readonly method: Method;
  readonly measure: 'up' | 'down' | 'unknown';
  readonly window: WindowName;
};

export const WINDOW_COLUMNS: readonly { window: WindowName; title: string; unit: string; size: number }[] = [
  { window: 'hour', title: 'Last hour', unit: 'minutes', size: MINUTE },
  { window: 'day', title: 'Last day', unit: 'hours', size: HOUR },
  { window: 'week', title: 'Last week', unit: 'hours', size: HOUR },
];

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
  return `${row?.label ?? ''}, last ${window}`;
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
export function boundsOf(evidence: StoreEvidence, window: WindowName, size: number): string {
  const bound = (measure: Measure) =>
    formatAmount(numberOf(evidence, { method: 'interpolated', measure, window }) / size);
  return `${bound('down-at-least')}–${bound('down-at-most')}`;
}
