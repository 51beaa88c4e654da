import { DateTime } from 'luxon';
import { DAY } from './wall-clock.ts';

export const DEFAULT_ZONE = 'America/Chicago';

/** Chosen for their oddities: half-hour changes, changes at midnight, no changes, a skipped day, far offsets. */
export const ZONES = [
  DEFAULT_ZONE,
  'America/New_York',
  'America/Phoenix',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Caracas',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Honolulu',
];

export const FROM = Date.UTC(2011, 0, 10);
export const TO = Date.UTC(2025, 11, 20);

export type Transition = { readonly zone: string; readonly at: number };

/** Every change of offset of `ZONES` between `FROM` and `TO`: the instant from which the new one is in force. */
export const TRANSITIONS: readonly Transition[] = ZONES.flatMap((zone) => {
  const found: Transition[] = [];
  const step = 7 * DAY;
  for (let at = FROM; at < TO; at += step) {
    if (offset(at, zone) !== offset(at + step, zone))
      found.push({ zone, at: firstAfterChange(at, at + step, zone) });
  }
  return found;
});

function firstAfterChange(before: number, after: number, zone: string): number {
  if (after - before === 1) return after;
  const middle = Math.floor((before + after) / 2);
  return offset(middle, zone) === offset(before, zone)
    ? firstAfterChange(middle, after, zone)
    : firstAfterChange(before, middle, zone);
}

function offset(at: number, zone: string): number {
  return DateTime.fromMillis(at, { zone }).offset;
}
