import { parseEndTime } from '../../main/import/time-of-day.ts';
import { compareStoreIds } from '../../main/report/csv.ts';
import { createNumbers, type ReportNumbers } from '../../main/report/numbers.ts';
import type { PollSeries } from '../../main/report/poll-series.ts';
import { createPlanner, type StorePlan } from '../../main/report/store-plan.ts';
import { createStoreReport } from '../../main/report/store-report.ts';
import type { OpeningHours } from '../../main/report/types.ts';
import type { DataSet } from './report.ts';

/** What the engine alone, without files or database, answers for a data set that the reference can answer too. */
export function engineReport(data: DataSet): ReportNumbers {
  const stores = storesOf(data);
  const numbers = createNumbers(stores.map(({ id }) => id));
  const reportStore = createStoreReport(data);
  for (const [place, { plan, polls }] of stores.entries()) numbers.write(place, reportStore(plan, polls));
  return numbers;
}

export type EngineStore = { readonly id: string; readonly plan: StorePlan; readonly polls: PollSeries };

/** Every known store of a data set as the engine takes it, in the order of the report. */
export function storesOf(data: DataSet): EngineStore[] {
  const named = [...data.polls, ...data.hours, ...data.zones].map(({ store }) => store);
  const planOf = createPlanner(data);
  return [...new Set(named)].sort(compareStoreIds).map((id) => {
    const zone = data.zones.findLast(({ store }) => store === id)?.zone ?? 'America/Chicago';
    const hours = data.hours.filter(({ store }) => store === id).map(asImported);
    return { id, plan: planOf(zone, hours), polls: seriesOf(data, id) };
  });
}

function asImported({ day, start, end }: OpeningHours): OpeningHours {
  return { day, start, end: parseEndTime(timeOfDay(end)) ?? Number.NaN };
}

/** Milliseconds after midnight as `HH:MM:SS.fff`. */
export function timeOfDay(time: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(time / 3_600_000)}:${two((time / 60_000) % 60)}:${two((time / 1000) % 60)}`;
  return time % 1000 === 0 ? clock : `${clock}.${String(time % 1000).padStart(3, '0')}`;
}

function seriesOf(data: DataSet, id: string): PollSeries {
  const latest = new Map<number, boolean>();
  for (const { store, at, active } of data.polls) if (store === id && at <= data.asOf) latest.set(at, active);
  const polls = [...latest].sort(([a], [b]) => a - b);
  return {
    at: Float64Array.from(polls.map(([at]) => at)),
    active: Uint8Array.from(polls.map(([, active]) => (active ? 1 : 0))),
    count: polls.length,
  };
}
