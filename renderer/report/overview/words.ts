import type { Method, PeriodName } from '../../../preload/contract.ts';
import { unitOf } from '../../../preload/sheets.ts';
import { formatCount, formatCounted, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { DAY, formatDuration, HOUR, MINUTE } from '../../format/times.ts';
import type { Range } from './roll-up.ts';

const TENTHS_BELOW = 1000;

/** Hours for reading: "8.3", "1,204", and "<0.1" for what would round to none. */
export function formatHours(time: number): string {
  const hours = time / HOUR;
  if (Number.isNaN(hours)) return NOTHING_KNOWN;
  if (hours === 0) return '0';
  if (hours < 0.05) return '<0.1';
  return hours < TENTHS_BELOW ? hours.toFixed(1) : formatCount(Math.round(hours));
}

/** From here on minutes of many stores together say nothing. */
const MOST_IN_MINUTES = 2 * HOUR;

/** Downtime in what a method counts in a window: "12 polls", "35 minutes", "8.3 hours", and hours for many minutes. */
export function formatDown(time: number, method: Method, window: PeriodName): string {
  if (Number.isNaN(time)) return NOTHING_KNOWN;
  const counted = unitOf(method, window);
  if (counted === 'polls') return formatCounted(time / HOUR, 'poll');
  const unit = time < MOST_IN_MINUTES ? counted : 'hours';
  const amount = unit === 'minutes' ? formatCount(Math.round(time / MINUTE)) : formatHours(time);
  return amount === '1' ? `1 ${unit.slice(0, -1)}` : `${amount} ${unit}`;
}

/** "2.1 – 5.4", both in hours. */
export const formatHoursRange = ({ least, most }: Range): string =>
  Number.isNaN(least) ? NOTHING_KNOWN : `${formatHours(least)} – ${formatHours(most)}`;

/** "97.20 – 99.41 %" */
export const formatPercentRange = (range: Range | undefined): string =>
  range === undefined ? NOTHING_KNOWN : `${formatPercent(range.least)} – ${formatPercent(range.most)}`;

/** A change of uptime in percentage points: "+0.42", "−1.20", "0.00". */
export function formatPoints(change: number): string {
  if (Number.isNaN(change)) return NOTHING_KNOWN;
  const size = formatPercent(Math.abs(change));
  if (size === '0.00') return size;
  return change > 0 ? `+${size}` : `−${size}`;
}

/** How long something lasts, days counted from two on: "2 days 5 hours", "26 hours 10 minutes". */
export function formatLength(length: number): string {
  if (length < 2 * DAY) return formatDuration(length);
  const hours = Math.floor(length / HOUR);
  const rest = hours % 24;
  const days = formatCounted(Math.floor(hours / 24), 'day');
  return rest === 0 ? days : `${days} ${formatCounted(rest, 'hour')}`;
}

/** What a target leaves: "42 minutes left", "beyond it by 5 hours"; `left` is below zero beyond it. */
export function formatLeft(left: number): string {
  if (Number.isNaN(left)) return NOTHING_KNOWN;
  const size = Math.abs(left);
  const length = size < MINUTE && size > 0 ? 'Less than a minute' : formatLength(size);
  return left < 0 ? `${length} beyond` : `${length} left`;
}
