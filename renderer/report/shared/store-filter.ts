import * as v from 'valibot';
import { type Method, type PeriodName, type ReportTable, uptimeLeft } from '../../../preload/contract.ts';
import { EVERY_GROUP, type GroupChoice, GroupChoiceSchema, groupTest } from './group-choice.ts';
import { leftOutTest } from './left-out.ts';
import { timesOfAll, unknownTest, valuesOf } from './report-numbers.ts';
import { downAtClosingTest, neverOnlineTest, stillDownTest } from './standing.ts';

export const SHOWS = [
  'all',
  'down',
  'still-down',
  'down-at-closing',
  'never-online',
  'not-observed',
  'uptime-below',
  'set-aside',
] as const;
export type Show = (typeof SHOWS)[number];

/** What is asked of a window of the report; the others are of all of it, or of its end. */
export const isOfWindow = (show: Show): boolean =>
  show === 'down' || show === 'not-observed' || show === 'uptime-below';

/** Which stores the table shows: those of a group, by what happened in a window; `below` is a percent of uptime. */
export type StoreFilter = {
  readonly show: Show;
  readonly window: PeriodName;
  readonly below: number;
  readonly group: GroupChoice;
};

export const EVERY_STORE: StoreFilter = { show: 'all', window: 'week', below: 95, group: EVERY_GROUP };

export const StoreFilterSchema: v.GenericSchema<unknown, StoreFilter> = v.object({
  show: v.picklist(SHOWS),
  window: v.picklist(['hour', 'day', 'week', 'period']),
  below: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  group: v.optional(GroupChoiceSchema, EVERY_GROUP),
});

type Test = (store: number) => boolean;

/** Whether a store is one of those that the filter shows. */
export function storeTest(table: ReportTable, method: Method, filter: StoreFilter): Test {
  const isInGroup = groupTest(table, filter.group);
  const passes = happeningTest(table, method, filter);
  return (store) => isInGroup(store) && passes(store);
}

/** Who is set aside is in none of the figures that lead here. */
function happeningTest(table: ReportTable, method: Method, filter: StoreFilter): Test {
  const isLeftOut = leftOutTest(table);
  if (filter.show === 'all') return () => true;
  if (filter.show === 'set-aside') return isLeftOut;
  const passes = countedTest(table, method, filter);
  return (store) => !isLeftOut(store) && passes(store);
}

function countedTest(table: ReportTable, method: Method, { show, window, below }: StoreFilter): Test {
  switch (show) {
    case 'all':
    case 'set-aside':
      return () => true;
    case 'down': {
      const down = valuesOf(table, method, 'down', window);
      return (store) => (down?.[store] ?? 0) > 0;
    }
    case 'still-down':
      return stillDownTest(table);
    case 'down-at-closing':
      return downAtClosingTest(table);
    case 'never-online':
      return neverOnlineTest(table);
    case 'not-observed':
      return notObservedTest(table, window);
    case 'uptime-below': {
      const { up, down } = timesOfAll(table, method, window);
      return (store) => uptimeLeft(up[store] ?? 0, down[store] ?? 0, below) < 0;
    }
  }
}

/** It was open, and no poll speaks for any of that time, whichever method is shown. */
export function notObservedTest(table: ReportTable, window: PeriodName): Test {
  return unknownTest(table, 'interpolated', window);
}

/** How many stores each choice would show. */
export function countShown(
  table: ReportTable,
  method: Method,
  filter: StoreFilter,
): Readonly<Record<Show, number>> {
  const counts: Record<Show, number> = {
    all: 0,
    down: 0,
    'still-down': 0,
    'down-at-closing': 0,
    'never-online': 0,
    'not-observed': 0,
    'uptime-below': 0,
    'set-aside': 0,
  };
  for (const show of SHOWS) {
    const passes = storeTest(table, method, { ...filter, show });
    for (let store = 0; store < table.stores.length; store++) if (passes(store)) counts[show]++;
  }
  return counts;
}
