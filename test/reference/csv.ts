import { type Method, WINDOWS } from '../../main/report/types.ts';
import { byCodeUnits } from './report.ts';
import type { ReportRow } from './rows.ts';

const MINUTE = 60_000n;
const HOUR = 3_600_000n;

/**
 * SPEC §4. The extended columns are there whichever method is asked for, and always tell of the interpolated one,
 * as poll-count knows no unknown time. Every line ends in LF, the last one too.
 */
export function referenceCsv(rows: readonly ReportRow[], method: Method, extended: boolean): string {
  const header = ['store_id'];
  for (const kind of extended ? ['uptime', 'downtime', 'unknown'] : ['uptime', 'downtime']) {
    header.push(...WINDOWS.map(({ name }) => `${kind}_last_${name}`));
  }
  const lines = [header.join(',')];
  for (const row of rows.toSorted((a, b) => byCodeUnits(a.store, b.store))) {
    const { hour, day, week } = method === 'poll-count' ? row.pollCount : row.interpolated;
    const cells = [
      textCell(row.store),
      ...times(hour.up, day.up, week.up),
      ...times(hour.down, day.down, week.down),
    ];
    const { interpolated } = row;
    if (extended) {
      cells.push(...times(interpolated.hour.unknown, interpolated.day.unknown, interpolated.week.unknown));
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** The hour in minutes, day and week in hours. */
function times(hour: number, day: number, week: number): string[] {
  return [twoDecimals(hour, MINUTE), twoDecimals(day, HOUR), twoDecimals(week, HOUR)];
}

/** Half-up on the exact fraction: times are whole half-milliseconds, so no binary rounding gets in. */
export function twoDecimals(milliseconds: number, unit: bigint): string {
  const numerator = BigInt(milliseconds * 2) * 100n;
  const denominator = unit * 2n;
  const hundredths = (numerator * 2n + denominator) / (denominator * 2n);
  const decimals = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return decimals === '' ? `${hundredths / 100n}` : `${hundredths / 100n}.${decimals}`;
}

function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
