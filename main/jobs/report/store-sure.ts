import { findReportStore, type ReportStore } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { pollRange } from '../../database/polls/poll-weeks.ts';
import { readStoreBlocks } from '../../database/polls/polls.ts';
import { hasDataChanged, type ReportRecord } from '../../database/reports/reports.ts';
import type { OutageTable } from '../../report/outage-table.ts';
import { type ReportQuestion, sharedTime } from '../../report/period.ts';
import { createSeries, type PollSeries } from '../../report/poll-series.ts';
import type { ReportDetails } from '../../report/report.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner, type StorePlan } from '../../report/store-plan.ts';
import { type EdgesOfStore, edgesOf } from '../../report/sure/edge-table.ts';
import { holdsItsGaps, widened } from '../../report/sure/gaps.ts';
import { type Reasoning, reasonOf } from '../../report/sure/reasoning.ts';
import { storeHours } from '../../report/sure/store-hours.ts';
import { type StoreWhose, storeWhose } from '../../report/sure/store-whose.ts';
import {
  type Alike,
  type NoLikely,
  type OwnOrShared,
  WITHOUT_RANGE,
  type WithoutRange,
} from '../../report/sure/sure.ts';
import { type HoursOfWeek, isLongEnough, type UsualHour, usualHours } from '../../report/sure/usual-hours.ts';
import type { Milliseconds, PeriodName } from '../../report/types.ts';
import { WEEK } from '../../report/weekly-hours.ts';
import { completeReport } from './complete-report.ts';

/** How sure the numbers of one store of a report are, and what it shares with others (SPEC §16). Times in milliseconds. */
export type StoreSure = {
  /** Of each window that has one. */
  readonly ranges: readonly {
    readonly window: PeriodName;
    readonly low: Milliseconds;
    readonly high: Milliseconds;
    readonly reasoning: Reasoning | undefined;
  }[];
  /** Why there is none; `too-little`: of the whole fleet, and `none` says of what. */
  readonly without: WithoutRange | undefined;
  readonly none: NoLikely | undefined;
  /** The chance to be among the ten of most downtime in the week or period; `undefined` without a range. */
  readonly rank: number | undefined;
  readonly edges: EdgesOfStore | undefined;
  /** In order of time, as the store's outages are. */
  readonly outages: readonly SharedOutage[];
  readonly whose: StoreWhose | undefined;
  /**
   * The hours of its week with most downtime over observed time, every hour's down and observed time, and over what time;
   * `undefined` below three weeks.
   */
  readonly usual:
    | ({
        readonly from: Milliseconds;
        readonly to: Milliseconds;
        readonly hours: readonly UsualHour[];
      } & HoursOfWeek)
    | undefined;
};

/** What an outage shares with others; see OwnOrShared. */
export type SharedOutage = { readonly started: Milliseconds; readonly down: Milliseconds } & Readonly<
  Record<keyof OwnOrShared, number>
> & {
    /** The events that it is of. */
    readonly events: readonly { readonly alike: Alike; readonly stores: number }[];
  };

/** Over how much time before as-of it is told when a store is usually down, where a report is of a week. */
const USUAL_WEEKS = 12;

/** `undefined` where it was not found out how sure the report is, or where the store is not in it. */
export function storeSure(
  database: ReadableDatabase,
  reportId: string,
  storeId: string,
): StoreSure | undefined {
  const { record, report } = completeReport(database, reportId);
  const { details, stores } = report;
  const place = stores.indexOf(storeId);
  if (details?.sure === undefined || place < 0) return undefined;
  const { kinds, ranges, further } = details.sure;
  const store = findReportStore(database, storeId);
  const isSame = store !== undefined && hasDataChanged(database, reportId) === false;
  const reasoning = isSame && typeof kinds !== 'string' ? reasoningOf(database, record, store, kinds) : [];
  const rank = further?.rank[place];
  return {
    ranges: ranges.flatMap(({ window, low, high }, period) =>
      Number.isNaN(low[place])
        ? []
        : { window, low: low[place] as number, high: high[place] as number, reasoning: reasoning[period] },
    ),
    without: further && WITHOUT_RANGE[further.without[place] as number],
    none: typeof kinds === 'string' ? kinds : undefined,
    rank: rank === undefined || Number.isNaN(rank) ? undefined : rank,
    edges: further && edgesOf(further.edges, place),
    outages: sharedOutages(details, place),
    whose: storeWhose(report, place),
    usual: store && usualOf(database, record, store),
  };
}

/** What the ranges come from, from the data as they are now. */
function reasoningOf(
  database: ReadableDatabase,
  question: ReportQuestion,
  store: ReportStore,
  kinds: readonly number[],
): Reasoning[] {
  const { plan, polls } = readStore(database, question, store);
  const wide = holdsItsGaps(plan, polls) ? { plan, polls } : readStore(database, widened(question), store);
  return reasonOf(kinds, wide.plan, wide.polls);
}

function readStore(
  database: ReadableDatabase,
  question: ReportQuestion,
  { zone = DEFAULT_ZONE, hours, closures, number }: ReportStore,
): { readonly plan: StorePlan; readonly polls: PollSeries } {
  const plan = createPlanner(question)(zone, hours, closures);
  const { from, to } = plan.heard;
  const polls = createSeries();
  unpackBlocks(readStoreBlocks(database, number, from, to), from, to, polls);
  return { plan, polls };
}

function sharedOutages({ outages, sure }: ReportDetails, place: number): SharedOutage[] {
  if (sure === undefined) return [];
  const events = sure.events.filter(({ stores }) => stores.includes(place));
  return outagePlaces(outages, place).map((outage) => {
    const started = outages.started[outage] as number;
    const ended = outages.ended[outage] as number;
    return {
      started,
      down: outages.down[outage] as number,
      shared: sure.outages.shared[outage] as number,
      othersDown: sure.outages.othersDown[outage] as number,
      usual: sure.outages.usual[outage] as number,
      events: events
        .filter(({ from, to }) => from < ended && to > started)
        .map(({ alike, stores }) => ({ alike, stores: stores.length })),
    };
  });
}

function outagePlaces({ store, count }: OutageTable, place: number): number[] {
  return Array.from({ length: count }, (_, outage) => outage).filter((outage) => store[outage] === place);
}

/** Of a period of three weeks and more, in it; else over the weeks before as-of, as far as polls reach back. */
function usualOf(database: ReadableDatabase, record: ReportRecord, store: ReportStore): StoreSure['usual'] {
  const { oldestPoll } = pollRange(database);
  if (oldestPoll === undefined) return undefined;
  const isOwn = isLongEnough(sharedTime(record, record));
  const weeks = { from: Math.max(record.asOf - USUAL_WEEKS * WEEK, oldestPoll), to: record.asOf };
  const question: ReportQuestion = isOwn ? record : { ...record, period: { kind: 'instants', ...weeks } };
  if (!isOwn && !isLongEnough(weeks.to - weeks.from)) return undefined;
  const { plan, polls } = readStore(database, question, store);
  const { from } = plan.periods;
  const to = Math.min(plan.periods.to, record.asOf);
  const ofWeek = storeHours(plan, polls, record.reach, to);
  const hours = usualHours({ from, to }, ofWeek);
  return hours && { from, to, hours, ...ofWeek };
}
