/**
 * Downtime (ms) that a store has left before its uptime, up ÷ (up + down), is below a percent; below zero, what it has gone
 * beyond (SPEC §10); NaN where nothing is known. The times decide, not the percent as it is rounded for reading.
 */
export function uptimeLeft(up: number, down: number, percent: number): number {
  if (up + down === 0) return Number.NaN;
  const left = ((up + down) * (100 - percent)) / 100 - down;
  // A percent such as 99.9 is no binary fraction: what it leaves is right to the microsecond.
  return Math.round(left * 1000) / 1000;
}
