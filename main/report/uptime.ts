import type { Milliseconds } from './types.ts';

/**
 * Uptime percent, up ÷ (up + down), rounded half up to two decimals (SPEC §3b.4): `undefined` with nothing known, as
 * where both are NaN, and never 100 while there is downtime, nor 0 while there is uptime.
 */
export function uptimePercent(up: Milliseconds, down: Milliseconds): number | undefined {
  const known = up + down;
  if (!(known > 0)) return undefined;
  const rounded = roundedHundredths(up, known);
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
  if (!(known > 0)) return Number.NaN;
  const rounded = roundedHundredths(up, known);
  return down > 0 && rounded === 10_000 ? 99.99 : rounded / 100;
}

/**
 * Hundredths of a percent of a share, rounded half up exactly: 57 of 800 is 7.125 % and so 7.13, but floating-point
 * division makes it a little less. Where that cannot matter, which is nearly always, it is not asked.
 */
function roundedHundredths(part: Milliseconds, whole: Milliseconds): number {
  const share = (part / whole) * 10_000;
  const nearest = Math.round(share);
  if (Math.abs(Math.abs(share - nearest) - 0.5) > NEAR_HALF) return nearest;
  // Times are whole half milliseconds.
  const [halves, all] = [BigInt(part * 2), BigInt(whole * 2)];
  return Number((halves * 20_000n + all) / (all * 2n));
}

const NEAR_HALF = 1e-6;

/** As uptimePercent, for reading: "98.73%", or "–" where nothing is known. */
export function formatUptime(up: Milliseconds, down: Milliseconds): string {
  const percent = uptimePercent(up, down);
  return percent === undefined ? '–' : `${percent.toFixed(2)}%`;
}
