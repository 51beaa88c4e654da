import { createOutageCounts } from './outage-counts.ts';
import { extentOf, type ReportQuestion } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportedStore } from './report-part.ts';
import type { StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import type { Wide } from './sure/gaps.ts';
import { createLikelyParts } from './sure/likely-parts.ts';
import { DAY, HOUR } from './weekly-hours.ts';

/**
 * Lengths of time and instants of each row, in milliseconds; the end of a part is cut to as-of. The likely range is NaN where
 * the question names no kinds.
 */
const TIMES = [
  'from',
  'to',
  'up',
  'down',
  'unknown',
  'atLeast',
  'atMost',
  'longest',
  'likelyLow',
  'likelyHigh',
] as const;
const COUNTS = ['active', 'inactive', 'outages'] as const;
type Time = (typeof TIMES)[number];
type Count = (typeof COUNTS)[number];

/** What is told of each part. */
export type PartFigure = Time | Count;

/** A row for each part of the period of some stores, in any order of stores and of each in order of time (SPEC §14). */
export type PartRows = Readonly<Record<Time, Float64Array>> &
  Readonly<Record<Count, Uint32Array>> & {
    readonly stores: readonly string[];
    /** The place of the first row of each store, and after them how many rows there are. */
    readonly firstRow: Uint32Array;
  };

/** Computes the parts of a period of at most `room` stores, one after another: `add` each, then `finish`. */
export function createParts(question: ReportQuestion, room: number) {
  const { asOf } = question;
  const { from, to } = extentOf(question);
  const most = Math.ceil((to - from) / DAY) + 2;
  const counts = createOutageCounts(most);
  const report = createStoreReport(question, most, {
    hearDown: counts.hear,
    hearSpell: ignore,
    hearUnwatched: ignore,
  });
  const stores: string[] = [];
  const firstRow = new Uint32Array(room + 1);
  let rows = createRows(FIRST_ROOM);
  let count = 0;
  const { 'poll-count': counted, interpolated } = report.numbers;
  const likely = question.kinds === undefined ? undefined : createLikelyParts(question.kinds, most);

  function write(place: number, begin: number, end: number): void {
    const active = (counted.up[place] as number) / HOUR;
    const inactive = (counted.down[place] as number) / HOUR;
    // A part of no moment before as-of, but for polls on its first instant.
    if (begin > asOf || end <= begin || (begin === asOf && active + inactive === 0)) return;
    if (count === rows.from.length) rows = cutOrGrown(rows, 2 * count);
    rows.from[count] = begin;
    rows.to[count] = Math.min(end, asOf);
    rows.up[count] = interpolated.up[place] as number;
    rows.down[count] = interpolated.down[place] as number;
    rows.unknown[count] = interpolated.unknown[place] as number;
    rows.atLeast[count] = interpolated['down-at-least'][place] as number;
    rows.atMost[count] = interpolated['down-at-most'][place] as number;
    rows.longest[count] = counts.longest[place] as number;
    rows.active[count] = active;
    rows.inactive[count] = inactive;
    rows.outages[count] = counts.outages[place] as number;
    const range = likely?.rangeOf(place, rows.atLeast[count] as number, rows.atMost[count] as number);
    rows.likelyLow[count] = range?.low ?? Number.NaN;
    rows.likelyHigh[count] = range?.high ?? Number.NaN;
    count++;
  }

  return {
    add({ id }: Pick<ReportedStore, 'id'>, plan: StorePlan, polls: PollSeries, wide?: Wide): void {
      counts.begin(plan.periods, polls);
      report.compute(plan, polls);
      likely?.compute(wide?.plan ?? plan, wide?.polls ?? polls);
      plan.periods.list.forEach((part, place) => {
        write(place, part.from, part.to);
      });
      stores.push(id);
      firstRow[stores.length] = count;
    },
    finish: (): PartRows => ({
      ...cutOrGrown(rows, count),
      stores,
      firstRow: firstRow.slice(0, stores.length + 1),
    }),
  };
}

const FIRST_ROOM = 1024;

type Rows = Omit<PartRows, 'stores' | 'firstRow'>;

function createRows(room: number): Rows {
  const times = Object.fromEntries(TIMES.map((name) => [name, new Float64Array(room)]));
  const counts = Object.fromEntries(COUNTS.map((name) => [name, new Uint32Array(room)]));
  return { ...times, ...counts } as Rows;
}

/** The same rows, as far as there is room for so many. */
function cutOrGrown(rows: Rows, room: number): Rows {
  const other = createRows(room);
  for (const name of TIMES) other[name].set(rows[name].subarray(0, room));
  for (const name of COUNTS) other[name].set(rows[name].subarray(0, room));
  return other;
}

const ignore = () => undefined;
