import { STRIP_FLAGS, STRIP_HOURS } from '../week-strip.ts';
import { HOUR } from '../weekly-hours.ts';
import type { Chart } from './book.ts';
import type { Subject } from './subject.ts';
import { counted, instantInWords } from './words.ts';

const DAY_OF_CHART = 24;

/** How many of some stores were down in each hour of the week before as-of, of those that were open then. */
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
  const ticks = ticksOf(begin);
  if (scope.kind === 'store') {
    const down = bars.filter(({ value }) => value > 0).length;
    return {
      title: 'Down, hour by hour',
      bars,
      ticks,
      legend: 'Red: it was down for some of the hour. Grey: it was open. Hours in UTC.',
      inWords: `A bar for each hour of the week: the store had downtime in ${counted(down, 'hour')} of them.`,
    };
  }
  return {
    title: 'Stores with downtime, hour by hour',
    bars,
    ticks,
    legend: 'Red: stores that were down for some of the hour. Grey: stores that were open. Hours in UTC.',
    inWords: inWords(bars, begin),
  };
}

const OPEN = STRIP_FLAGS.up | STRIP_FLAGS.down | STRIP_FLAGS.unknown;

/** The first bar of each day. */
function ticksOf(begin: number): Chart['ticks'] {
  const first = Math.ceil(begin / (DAY_OF_CHART * HOUR)) * DAY_OF_CHART * HOUR;
  return Array.from({ length: STRIP_HOURS / DAY_OF_CHART }, (_, day) => {
    const at = first + day * DAY_OF_CHART * HOUR;
    return { bar: (at - begin) / HOUR, label: dayFormat.format(at) };
  });
}

const dayFormat = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

function inWords(bars: Chart['bars'], begin: number): string {
  const most = Math.max(...bars.map(({ value }) => value));
  if (most === 0) return 'A bar for each hour of the week: no store had downtime.';
  const at = bars.findIndex(({ value }) => value === most);
  const open = bars[at]?.of ?? 0;
  return `A bar for each hour of the week. The most stores with downtime in one hour: ${counted(most, 'store')} of ${counted(open, 'open store')}, in the hour from ${instantInWords(begin + at * HOUR)}.`;
}
