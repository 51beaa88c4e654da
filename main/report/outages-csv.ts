import { formatTime, textCell } from './csv.ts';
import { longestFirst } from './outage-table.ts';
import { BEGINNINGS, ENDINGS } from './outages.ts';
import type { Report } from './report.ts';
import { readZoneOffsets, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { WEEK } from './weekly-hours.ts';

const HEADER =
  'store_id,store_name,store_group,started_at_utc,ended_at_utc,started_at_local,ended_at_local,time_zone,' +
  'began,ended,down_minutes,at_least_minutes,at_most_minutes,unknown_minutes,polls';
const MINUTE: Milliseconds = 60_000;

/** The outages of a report as CSV (SPEC §8), UTF-8, LF. An instant on half a millisecond is told by the one before it. */
export function outagesCsv(
  { stores, details: { zones, names, groups, outages } }: Report,
  asOf: Milliseconds,
): string {
  const offsets = new Map<string, ZoneOffsets>();
  const offsetsOf = (zone: string) => {
    const known = offsets.get(zone) ?? readZoneOffsets(zone, asOf - WEEK, asOf);
    offsets.set(zone, known);
    return known;
  };
  const lines = Array.from(longestFirst(outages), (place) => {
    const store = outages.store[place] as number;
    const zone = zones[store] as string;
    const started = Math.floor(outages.started[place] as number);
    const ended = Math.floor(outages.ended[place] as number);
    return [
      textCell(stores[store] as string, 'first'),
      textCell(names[store] ?? ''),
      textCell(groups[store] ?? ''),
      new Date(started).toISOString(),
      new Date(ended).toISOString(),
      localTime(offsetsOf(zone), started),
      localTime(offsetsOf(zone), ended),
      zone,
      BEGINNINGS[outages.began[place] as number],
      ENDINGS[outages.endedBy[place] as number],
      formatTime(outages.down[place] as number, MINUTE),
      formatTime(outages.atLeast[place] as number, MINUTE),
      formatTime(outages.atMost[place] as number, MINUTE),
      formatTime(outages.unknown[place] as number, MINUTE),
      String(outages.polls[place]),
    ].join(',');
  });
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** ISO 8601 with milliseconds and the offset, such as 2023-01-25T12:13:22.479-06:00. */
function localTime(zone: ZoneOffsets, instant: Milliseconds): string {
  const wallClock = toWallClock(zone, instant);
  const minutes = Math.round((wallClock - instant) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(wallClock).toISOString().slice(0, -1)}${offset}`;
}
