import { parseEndTime } from '../../main/import/time-of-day.ts';
import type { Step } from '../../main/report/calendar.ts';
import { BEGINNINGS, ENDINGS } from '../../main/report/outages.ts';
import { createParts, type PartFigure, type PartRows } from '../../main/report/parts.ts';
import { type AskedPeriod, type Extent, heardFor, type ReportQuestion } from '../../main/report/period.ts';
import { partFigures, wholeFigures } from '../../main/report/period-figures.ts';
import type { PollSeries } from '../../main/report/poll-series.ts';
import { joinReport, type Report } from '../../main/report/report.ts';
import { createReportPart, type ReportedStore } from '../../main/report/report-part.ts';
import { compareStoreIds } from '../../main/report/store-order.ts';
import { createPlanner, type StorePlan } from '../../main/report/store-plan.ts';
import type { Closure, OpeningHours, WeeklyHours } from '../../main/report/types.ts';
import type { ReferenceOutage } from './outages.ts';
import type { PeriodRow } from './period.ts';
import type { DataSet } from './report.ts';

/** What the engine alone, without files or database, answers for a data set that the reference can answer too. */
export function engineReport(data: DataSet & Pick<ReportQuestion, 'period'>): Report {
  const stores = storesOf(data);
  const part = createReportPart(data, stores.length);
  for (const store of stores) {
    part.add(store, store.plan, store.polls);
    part.hearBeyond(seriesOf(data, store.id, heardFor(data)));
  }
  return joinReport([part.finish()]);
}

/** The engine's outages in the reference's form. */
export function engineOutages({
  stores,
  details: { zones, outages },
}: Report): Map<string, { zone: string; outages: ReferenceOutage[] }> {
  const number = (column: Float64Array | Uint32Array, place: number) => column[place] ?? Number.NaN;
  const lists = new Map<string, { zone: string; outages: ReferenceOutage[] }>();
  for (let place = 0; place < outages.count; place++) {
    const store = stores[number(outages.store, place)] ?? '';
    const list = lists.get(store) ?? { zone: zones[number(outages.store, place)] ?? '', outages: [] };
    lists.set(store, list);
    list.outages.push({
      started: number(outages.started, place),
      ended: number(outages.ended, place),
      began: BEGINNINGS[outages.began[place] ?? Number.NaN] ?? '',
      endedBy: ENDINGS[outages.endedBy[place] ?? Number.NaN] ?? '',
      down: number(outages.down, place),
      atLeast: number(outages.atLeast, place),
      atMost: number(outages.atMost, place),
      unknown: number(outages.unknown, place),
      polls: number(outages.polls, place),
    });
  }
  return lists;
}

export type EngineStore = ReportedStore & {
  readonly hours: WeeklyHours;
  readonly closures: readonly Closure[];
  readonly plan: StorePlan;
  readonly polls: PollSeries;
};

/** Every known store of a data set as the engine takes it, in the order of the report. */
export function storesOf(data: DataSet & Pick<ReportQuestion, 'period' | 'by'>): EngineStore[] {
  const closures = (data.closures ?? []).filter(({ store }) => store !== '*');
  const named = [...data.polls, ...data.hours, ...data.zones, ...closures].map(({ store }) => store);
  const planOf = createPlanner(data);
  return [...new Set(named)].sort(compareStoreIds).map((id) => {
    const zone = data.zones.findLast(({ store }) => store === id)?.zone ?? 'America/Chicago';
    const hours = hoursOf(data, id);
    const closed = (data.closures ?? [])
      .filter(({ store }) => store === id || store === '*')
      .map(({ from, until }) => ({ from, until, reason: '' }));
    const detail = { name: undefined, group: undefined, salesPerHour: undefined };
    const weekly: WeeklyHours = hours.length === 0 ? 'always' : hours;
    const plan = planOf(zone, weekly, closed);
    const known = { id, zone, hours: weekly, closures: closed };
    return { ...known, ...detail, plan, polls: seriesOf(data, id, plan.heard) };
  });
}

/** The hours of a store as the import stores them. */
export function hoursOf(data: DataSet, id: string): OpeningHours[] {
  return data.hours.filter(({ store }) => store === id).map(asImported);
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

function seriesOf(data: DataSet, id: string, heard: Extent): PollSeries {
  const latest = new Map<number, boolean>();
  for (const { store, at, active } of data.polls) {
    if (store === id && at >= heard.from && at <= heard.to) latest.set(at, active);
  }
  const polls = [...latest].sort(([a], [b]) => a - b);
  return {
    at: Float64Array.from(polls.map(([at]) => at)),
    active: Uint8Array.from(polls.map(([, active]) => (active ? 1 : 0))),
    count: polls.length,
  };
}

export type PeriodData = DataSet & { readonly period: AskedPeriod };

/** What the engine answers for a period of a data set, or for its parts, in the reference's form. */
export function enginePeriod(data: PeriodData, by: Step | undefined): { report: Report; rows: PeriodRow[] } {
  const report = engineReport(data);
  const figures =
    by === undefined ? wholeFigures(report, data) : partFigures(report, [engineParts({ ...data, by })]);
  const rows = Array.from(figures.rows, (row): PeriodRow => {
    const store = figures.store(row);
    const figure = (name: PartFigure) => figures.figure(name, row);
    return {
      store: report.stores[store] ?? '',
      zone: report.details.zones[store] ?? '',
      from: figure('from'),
      to: figure('to'),
      up: figure('up'),
      down: figure('down'),
      unknown: figure('unknown'),
      atLeast: figure('atLeast'),
      atMost: figure('atMost'),
      outages: figure('outages'),
      longest: figure('longest'),
      active: figure('active'),
      inactive: figure('inactive'),
    };
  });
  return { report, rows };
}

function engineParts(data: PeriodData & { readonly by: Step }): PartRows {
  const stores = storesOf(data);
  const parts = createParts(data, stores.length);
  for (const store of stores) parts.add(store, store.plan, store.polls);
  return parts.finish();
}
