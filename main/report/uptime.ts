import type { Milliseconds } from './types.ts';

/**
 * Uptime percent, up ÷ (up + down), rounded to two decimals (SPEC §3b.4): `undefined` with nothing known, and never 100
 * while there is downtime, nor 0 while there is uptime.
 */
export function uptimePercent(up: Milliseconds, down: Milliseconds): number | undefined {
  const known = up + down;
  if (known === 0) return undefined;
  const rounded = Math.round((up / known) * 10_000);
  if (down > 0 && rounded === 10_000) return 99.99;
  if (up > 0 && rounded === 0) return 0.01;
  return rounded / 100;
}

/**
 * As uptimePercent, but for a period's file, whose rule is to the letter (SPEC §14): rounded half up, never 100 while there
 * is downtime. NaN with nothing known.
 */
export function periodPercent(up: Milliseconds, down: Milliseconds): number {
  const known = up + down;
  if (known === 0) return Number.NaN;
  const rounded = Math.round((up * 10_000) / known);
  return down > 0 && rounded === 10_000 ? 99.99 : rounded / 100;
}

/** As uptimePercent, for reading: "98.73%", or "–" where nothing is known. */
export function formatUptime(up: Milliseconds, down: Milliseconds): string {
  const percent = uptimePercent(up, down);
  return percent === undefined ? '–' : `${percent.toFixed(2)}%`;
}
