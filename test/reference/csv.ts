import { DateTime } from 'luxon';
import { type Method, WINDOWS } from '../../main/report/types.ts';
import type { ReferenceOutage } from './outages.ts';
import type { PeriodRow } from './period.ts';
import { byCodeUnits } from './report.ts';
import type { ReportRow } from './rows.ts';

const MINUTE = 60_000n;
const HOUR = 3_600_000n;

/**
 * SPEC §4. The extended columns are there whichever method is asked for, and always tell of the interpolated one,
 * as poll-count knows no unknown time. Every line ends in LF, the last one too.
 */
export function referenceCsv(
  rows: readonly ReportRow[],
  method: Method,
  extended: boolean,
  bounds = false,
): string {
  const header = ['store_id'];
  const kinds = ['uptime', 'downtime'];
  if (extended) kinds.push('unknown');
  if (bounds) kinds.push('downtime_at_least', 'downtime_at_most');
  for (const kind of kinds) {
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
    if (bounds) {
      const { hour: inHour, day: inDay, week: inWeek } = row.bounds;
      cells.push(...times(inHour.atLeast, inDay.atLeast, inWeek.atLeast));
      cells.push(...times(inHour.atMost, inDay.atMost, inWeek.atMost));
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** SPEC §8: the outages of every store, given with its zone, by store id. */
export function referenceOutagesCsv(stores: ReadonlyMap<string, ZonedOutages>): string {
  const outages = [...stores].flatMap(([store, { zone, outages: own }]) =>
    own.map((outage) => ({ store, zone, outage })),
  );
  outages.sort(
    (a, b) =>
      b.outage.down - a.outage.down || byCodeUnits(a.store, b.store) || a.outage.started - b.outage.started,
  );
  const lines = outages.map(({ store, zone, outage }) => {
    // Half a millisecond is told by the whole one before it.
    const [started, ended] = [Math.floor(outage.started), Math.floor(outage.ended)];
    const { down, atLeast, atMost, unknown } = outage;
    return [
      textCell(store),
      '',
      '',
      DateTime.fromMillis(started, { zone: 'utc' }).toISO(),
      DateTime.fromMillis(ended, { zone: 'utc' }).toISO(),
      DateTime.fromMillis(started, { zone }).toISO(),
      DateTime.fromMillis(ended, { zone }).toISO(),
      zone,
      outage.began,
      outage.endedBy,
      ...[down, atLeast, atMost, unknown].map((time) => twoDecimals(time, MINUTE)),
      outage.polls,
    ].join(',');
  });
  const header =
    'store_id,store_name,store_group,started_at_utc,ended_at_utc,started_at_local,ended_at_local,time_zone,' +
    'began,ended,down_minutes,at_least_minutes,at_most_minutes,unknown_minutes,polls';
  return `${[header, ...lines].join('\n')}\n`;
}

type ZonedOutages = { readonly zone: string; readonly outages: readonly ReferenceOutage[] };

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

/** SPEC §14: a period of stores without names, groups and sales, or its parts. */
export function referencePeriodCsv(rows: readonly PeriodRow[]): string {
  const header =
    'store_id,store_name,store_group,time_zone,from_local,to_local,open_hours,uptime_hours,downtime_hours,' +
    'unknown_hours,uptime_percent,downtime_at_least_hours,downtime_at_most_hours,outages,longest_outage_minutes,' +
    'polls_active,polls_inactive,lost_sales';
  const lines = rows.map((row) => {
    const local = (at: number) => DateTime.fromMillis(Math.floor(at), { zone: row.zone }).toISO();
    const hours = (time: number) => twoDecimals(time, HOUR);
    return [
      ...[textCell(row.store), '', '', row.zone, local(row.from), local(row.to)],
      ...[row.up + row.down + row.unknown, row.up, row.down, row.unknown].map(hours),
      percent(row.up, row.down),
      ...[hours(row.atLeast), hours(row.atMost), row.outages, twoDecimals(row.longest, MINUTE)],
      ...[row.active, row.inactive, ''],
    ].join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

/** Both decimals always, half up, never 100 with downtime, empty where nothing is known. */
function percent(up: number, down: number): string {
  if (up + down === 0) return '';
  const known = BigInt(2 * (up + down));
  const hundredths = (BigInt(2 * up) * 20_000n + known) / (2n * known);
  const shown = down > 0 && hundredths === 10_000n ? 9_999n : hundredths;
  return `${shown / 100n}.${String(shown % 100n).padStart(2, '0')}`;
}
