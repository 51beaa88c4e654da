import { readZoneOffsets, toInstant, toWallClock, type ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import { STRIP_FLAGS, STRIP_HOURS } from '../week-strip.ts';
import { DAY, HOUR } from '../weekly-hours.ts';
import type { Chart } from './book.ts';
import type { Subject } from './subject.ts';
import { counted, timeOnClock } from './words.ts';

/** How many of some stores were down in each hour of the week before as-of, of those that were open then; days by their own clock where they share one. */
export function downChart({
  report,
  record,
  stores,
  scope,
}: Pick<Subject, 'report' | 'record' | 'stores' | 'scope'>): Chart | undefined {
  const { strips } = report.details;
  if (record.period !== undefined || strips.length === 0) return undefined;
  const bars = Array.from({ length: STRIP_HOURS }, () => ({ value: 0, of: 0 }));
  for (const store of stores) {
    bars.forEach((bar, hour) => {
      const flags = strips[store * STRIP_HOURS + hour] as number;
      if ((flags & OPEN) !== 0) bar.of++;
      if ((flags & STRIP_FLAGS.down) !== 0) bar.value++;
    });
  }
  if (bars.every(({ of }) => of === 0)) return undefined;
  const begin = record.asOf - STRIP_HOURS * HOUR;
  const zone = zoneOf(report.details.zones, stores);
  const offsets = readZoneOffsets(zone, begin - DAY, record.asOf + DAY);
  const ticks = ticksOf(offsets, begin, record.asOf);
  if (scope.kind === 'store') {
    const down = bars.filter(({ value }) => value > 0).length;
    return {
      title: 'Down, hour by hour',
      bars,
      ticks,
      legend: `Red: it was down for some of the hour. Grey: it was open. Hours in ${zone}.`,
      inWords: `A bar for each hour of the week: the store had downtime in ${counted(down, 'hour')} of them.`,
    };
  }
  return {
    title: 'Stores with downtime, hour by hour',
    bars,
    ticks,
    legend: `Red: stores that were down for some of the hour. Grey: stores that were open. Hours in ${zone}.`,
    inWords: inWords(bars, (bar) => `${timeOnClock(toWallClock(offsets, begin + bar * HOUR))} ${zone}`),
  };
}

const OPEN = STRIP_FLAGS.up | STRIP_FLAGS.down | STRIP_FLAGS.unknown;

/** The zone that all of some stores are in: a store, or a group in one town, is told of by its own clock. */
function zoneOf(zones: readonly string[], [first = -1, ...others]: readonly number[]): string {
  const zone = zones[first];
  return zone !== undefined && others.every((store) => zones[store] === zone) ? zone : 'UTC';
}

/** Where each day begins. */
function ticksOf(offsets: ZoneOffsets, begin: Milliseconds, end: Milliseconds): Chart['ticks'] {
  const ticks: Chart['ticks'][number][] = [];
  for (let day = Math.ceil(toWallClock(offsets, begin) / DAY) * DAY; ; day += DAY) {
    const at = toInstant(offsets, day);
    if (at >= end) return ticks;
    // Apia had no December 30, 2011: it begins, and ends, with the day after.
    const isSkipped = toWallClock(offsets, at) >= day + DAY;
    if (!isSkipped) ticks.push({ bar: (at - begin) / HOUR, label: dayFormat.format(day) });
  }
}

const dayFormat = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

function inWords(bars: Chart['bars'], hourAt: (bar: number) => string): string {
  const most = Math.max(...bars.map(({ value }) => value));
  if (most === 0) return 'A bar for each hour of the week: no store had downtime.';
  const at = bars.findIndex(({ value }) => value === most);
  const open = bars[at]?.of ?? 0;
  return `A bar for each hour of the week. The most stores with downtime in one hour: ${counted(most, 'store')} of ${counted(open, 'open store')}, in the hour from ${hourAt(at)}.`;
}
