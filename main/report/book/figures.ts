import { NO_GROUP } from '../groups.ts';
import { longestHeld, numbersOf, periodsHeld } from '../numbers.ts';
import { ENDINGS } from '../outages.ts';
import { extentOf } from '../period.ts';
import { groupPlaces } from '../roll-up.ts';
import { wallClocks } from '../sheets/outages.ts';
import { type Column, everyRow, type NumberColumn, type Sheet } from '../sheets/sheet.ts';
import { idColumn, nameColumns } from '../sheets/stores.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import { METHODS, type Method, type Milliseconds, type PeriodName } from '../types.ts';
import { uptimePercent } from '../uptime.ts';
import type { Subject } from './subject.ts';
import { counted, wholeInWords } from './words.ts';
import { worstStores } from './worst-first.ts';

type Places = readonly number[];
type Of = Pick<Subject, 'report' | 'stores'>;
type OfTime = Pick<Subject, 'report' | 'stores' | 'record'>;

/** Lengths of time of some stores together, by the interpolated method unless another is named. */
export function sumOf(
  report: Of['report'],
  places: Places,
  measure: 'up' | 'down' | 'unknown' | 'down-at-least' | 'down-at-most',
  window: PeriodName,
  method: Method = 'interpolated',
): Milliseconds {
  if (method === 'poll-count' && measure !== 'up' && measure !== 'down') return Number.NaN;
  const values = numbersOf(report, method, measure, window);
  return places.reduce((sum, store) => sum + (values[store] as number), 0);
}

/**
 * What some stores together were in each window, by the method that the words above it are of; by that of the sheet of stores
 * too where that is another.
 */
export function figuresSheet({ report, stores, method: asked }: Of & Pick<Subject, 'method'>): Sheet {
  const windows = periodsHeld(report);
  const isBoth = asked !== 'interpolated' && !windows.includes('period');
  const methods = isBoth ? METHODS : (['interpolated'] as const);
  const rows = methods.flatMap((method) => windows.map((window) => ({ method, window })));
  const of = (row: number) => rows[row] ?? { method: 'interpolated' as const, window: longestHeld(report) };
  const sum = (measure: Parameters<typeof sumOf>[2]) => (row: number) => {
    const { method, window } = of(row);
    return sumOf(report, stores, measure, window, method);
  };
  const [up, down] = [sum('up'), sum('down')];
  return {
    title: 'In figures',
    columns: [
      text('time', 'Time', (row) => WINDOW_WORDS[of(row).window]),
      ...(isBoth ? [text('method', 'Method', (row) => METHOD_WORDS[of(row).method])] : []),
      uptime(up, down),
      hours('up_hours', 'Up', up),
      hours('down_hours', 'Down', down),
      hours('down_at_least_hours', 'Down at least', sum('down-at-least')),
      hours('down_at_most_hours', 'Down at most', sum('down-at-most')),
      hours('unknown_hours', 'Not observed', sum('unknown')),
    ],
    rows: everyRow(rows.length),
  };
}

export const WINDOW_WORDS: Readonly<Record<PeriodName, string>> = {
  hour: 'Last hour',
  day: 'Last day',
  week: 'Last week',
  period: 'This period',
};

const METHOD_WORDS: Readonly<Record<Method, string>> = {
  'poll-count': 'Poll count, a poll an hour',
  interpolated: 'By time (interpolated)',
};

/** The stores with the most downtime, so many at most. */
export function worstSheet(of: OfTime, listed: number): Sheet {
  const { report } = of;
  const window = longestHeld(report);
  const all = worstStores(of);
  const worst = all.slice(0, listed);
  const storeOf = (row: number) => worst[row] ?? -1;
  const number = (measure: Parameters<typeof sumOf>[2]) => (row: number) =>
    sumOf(report, [storeOf(row)], measure, window);
  return {
    title: amongWords('Most downtime', worst.length, all.length, ' with downtime'),
    columns: [
      ...nameColumns(report.details, storeOf),
      idColumn(report.stores, storeOf),
      uptime(number('up'), number('down')),
      hours('down_hours', 'Down', number('down')),
      hours('down_at_least_hours', 'Down at least', number('down-at-least')),
      hours('down_at_most_hours', 'Down at most', number('down-at-most')),
    ],
    rows: everyRow(worst.length),
  };
}

/** A list's title with what it is the beginning of: "Most downtime: 8 of 681 stores with downtime". */
const amongWords = (title: string, listed: number, all: number, which = ''): string =>
  listed < all ? `${title}: ${wholeInWords(listed)} of ${counted(all, 'store')}${which}` : title;

/** Outages of some stores that last at as-of, the longest first; several without those never online, which are told apart. */
export function stillDown({ report, stores }: Of): Uint32Array {
  const { outages } = report.details;
  const isNeverOnline = neverOnlineTest(report.details);
  const isAsked = new Set(stores.length === 1 ? stores : stores.filter((store) => !isNeverOnline(store)));
  const asOf = ENDINGS.indexOf('as-of');
  const found = Uint32Array.from({ length: outages.count }, (_, place) => place).filter(
    (place) => outages.endedBy[place] === asOf && isAsked.has(outages.store[place] as number),
  );
  return found.sort((a, b) => (outages.started[a] as number) - (outages.started[b] as number) || a - b);
}

/** The stores that are down at as-of, the longest first, so many at most. */
export function downNowSheet(of: OfTime, most: number): Sheet {
  const { report, record } = of;
  const { outages, zones } = report.details;
  const { from, to } = extentOf(record);
  const wallClock = wallClocks(from, to);
  const all = stillDown(of);
  const listed = all.slice(0, most);
  const since = (row: number) => Math.floor(outages.started[outageOf(row)] as number);
  const outageOf = (row: number) => listed[row] as number;
  const storeOf = (row: number) => outages.store[outageOf(row)] as number;
  return {
    title: amongWords('Down at as-of, longest first', listed.length, all.length),
    columns: [
      ...nameColumns(report.details, storeOf),
      idColumn(report.stores, storeOf),
      {
        name: 'since_local',
        title: 'Since, store’s own time',
        kind: 'instant',
        clock: 'store',
        to: 'minute',
        at: since,
        wallClock: (row) => wallClock(zones[storeOf(row)] as string, since(row)),
      },
      hours('down_hours', 'Down in business time', (row) => outages.down[outageOf(row)] as number),
    ],
    rows: everyRow(listed.length),
  };
}

/** Each group with what its stores together were; where there are more than so many, those with the most downtime. */
export function groupsSheet({ report, stores }: Of, most = Number.POSITIVE_INFINITY): Sheet {
  const window = longestHeld(report);
  const all = groupPlaces(stores.map((store) => report.details.groups[store])).map(
    ([group, places]) => [group, places.map((place) => stores[place] as number)] as const,
  );
  const downOf = (places: Places) => sumOf(report, places, 'down', window);
  const groups =
    all.length <= most ? all : all.toSorted((a, b) => downOf(b[1]) - downOf(a[1])).slice(0, most);
  const placesOf = (row: number) => groups[row]?.[1] ?? [];
  const number = (measure: Parameters<typeof sumOf>[2]) => (row: number) =>
    sumOf(report, placesOf(row), measure, window);
  return {
    title: groups.length < all.length ? `Groups with the most downtime, of ${all.length}` : 'Groups',
    columns: [
      text('store_group', 'Group', (row) => groups[row]?.[0] ?? NO_GROUP),
      { name: 'stores', title: 'Stores', kind: 'count', at: (row) => placesOf(row).length },
      uptime(number('up'), number('down')),
      hours('up_hours', 'Up', number('up')),
      hours('down_hours', 'Down', number('down')),
      hours('unknown_hours', 'Not observed', number('unknown')),
    ],
    rows: everyRow(groups.length),
  };
}

const text = (name: string, title: string, at: (row: number) => string): Column => ({
  name,
  title,
  kind: 'text',
  at,
});

const hours = (name: string, title: string, at: (row: number) => number): NumberColumn => ({
  name,
  title,
  kind: 'duration',
  unit: 'hours',
  at,
});

/** Of lengths of time up and down, each by row. */
const uptime = (up: (row: number) => number, down: (row: number) => number): NumberColumn => ({
  name: 'uptime_percent',
  title: 'Uptime %',
  kind: 'percent',
  decimals: 'both',
  at: (row) => uptimePercent(up(row), down(row)) ?? Number.NaN,
});
