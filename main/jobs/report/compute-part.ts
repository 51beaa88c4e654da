import type { ReportStore } from '../../database/facts/report-stores.ts';
import { countStores } from '../../database/facts/stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { createStoreBlockReader } from '../../database/polls/polls.ts';
import { openReportData, type ReadTallies, type StoreRange } from '../../database/reports/report-data.ts';
import { createPartSums, type PartSums } from '../../report/part-sums.ts';
import { createParts, type PartRows } from '../../report/parts.ts';
import { type Extent, heardFor, type ReportQuestion } from '../../report/period.ts';
import { createSeries, type PollSeries } from '../../report/poll-series.ts';
import { createReportPart, type ReportedStore, type ReportPart } from '../../report/report-part.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner, createReusedRoom, type StorePlan } from '../../report/store-plan.ts';
import { createDayCellsPart, type DayCellsPart } from '../../report/sure/day-cells.ts';
import { createDoubtsPart, type DoubtsPart } from '../../report/sure/doubts-part.ts';
import { holdsItsGaps, type Wide, widened } from '../../report/sure/gaps.ts';
import { createSurePart, type SurePart } from '../../report/sure/sure-part.ts';
import { UnknownZoneError } from '../../report/time-zone.ts';
import { createTrendPart, type TrendPart } from '../../report/trend.ts';
import { JobError } from '../threads/error.ts';

/** What is computed store by store, and so in parts. */
export type PartOf = {
  readonly report: ReportPart;
  readonly trend: TrendPart;
  readonly parts: PartRows;
  readonly sums: PartSums;
  readonly sure: SurePart;
  readonly days: DayCellsPart;
  readonly doubts: DoubtsPart;
};

/** A part, and what was read for it. */
export type Computed<K extends keyof PartOf = keyof PartOf> = {
  readonly part: PartOf[K];
  readonly tallies: ReadTallies;
};

type Start<Part> = (
  question: ReportQuestion,
  room: number,
) => {
  add(
    store: ReportedStore & Pick<ReportStore, 'hours' | 'closures'>,
    plan: StorePlan,
    polls: PollSeries,
    wide?: Wide,
  ): void;
  /** Hears the polls of a store that its own numbers do not need, where those of all stores together tell of pauses. */
  hearBeyond?(polls: PollSeries): void;
  finish(): Part;
};

const STARTS: { readonly [K in keyof PartOf]: Start<PartOf[K]> } = {
  report: createReportPart,
  trend: createTrendPart,
  parts: createParts,
  sums: createPartSums,
  sure: createSurePart,
  days: createDayCellsPart,
  doubts: createDoubtsPart,
};

/** Computes the stores that `next` names, until it names none. */
export function computePart<K extends keyof PartOf>(
  ...asked: Parameters<typeof computeInSteps<K>>
): Computed<K> {
  const steps = computeInSteps(...asked);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, a step for all that `next` names at a time: whoever takes the steps can do something else in between. */
export function* computeInSteps<K extends keyof PartOf>(
  database: ReadableDatabase,
  kind: K,
  question: ReportQuestion,
  next: () => StoreRange | undefined,
): Generator<undefined, Computed<K>> {
  const { from, to } = heardFor(question);
  const data = openReportData(database, from, to);
  const part = STARTS[kind](question, countStores(database));
  // Of the others some hold plans for longer.
  const planOf = createPlanner(question, kind === 'report' ? createReusedRoom() : undefined);
  const polls = createSeries();
  const further =
    kind === 'sure' || question.kinds !== undefined ? createFurther(database, question) : undefined;
  for (let range = next(); range !== undefined; range = next()) {
    data.read(range, ({ zone = DEFAULT_ZONE, ...store }, blocks) => {
      // Doubts are about the hours themselves: of the year that they look at, only the clock is planned.
      const plan = planOr(store.id, () =>
        kind === 'doubts' ? planOf(zone, 'always', NO_CLOSURES) : planOf(zone, store.hours, store.closures),
      );
      unpackBlocks(blocks, plan.heard.from, plan.heard.to, polls);
      part.add({ ...store, zone }, plan, polls, further?.({ ...store, zone }, plan, polls));
      if (part.hearBeyond === undefined) return;
      for (const rim of beyond(plan.heard, { from, to })) {
        unpackBlocks(blocks, rim.from, rim.to, polls);
        part.hearBeyond(polls);
      }
    });
    yield;
  }
  return { part: part.finish(), tallies: data.tallies };
}

const NO_CLOSURES: ReportStore['closures'] = [];

/** What of a stretch lies before and after a part of it, in whole milliseconds. */
function beyond(part: Extent, whole: Extent): Extent[] {
  return [
    { from: whole.from, to: part.from - 1 },
    { from: part.to + 1, to: whole.to },
  ].filter(({ from, to }) => from <= to);
}

/** Looks further than a report does for the polls at the ends of gaps, for stores whose gaps are longer than that. */
function createFurther(database: ReadableDatabase, question: ReportQuestion) {
  const planOf = createPlanner(widened(question));
  const blocksOf = createStoreBlockReader(database);
  const polls = createSeries();
  return (
    { number, zone, hours, closures }: Pick<ReportStore, 'number' | 'hours' | 'closures'> & { zone: string },
    plan: StorePlan,
    heard: PollSeries,
  ): Wide | undefined => {
    if (holdsItsGaps(plan, heard)) return undefined;
    const wide = planOf(zone, hours, closures);
    const { from, to } = wide.heard;
    unpackBlocks(blocksOf(number, from, to), from, to, polls);
    return { plan: wide, polls };
  };
}

/** The plan of a store, or a failure that names it: its zone may be known to the program that imported it alone. */
function planOr(store: string, plan: () => StorePlan): StorePlan {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof UnknownZoneError)) throw error;
    const version = process.versions['tz'] ?? 'an unknown version';
    throw new JobError({
      code: 'zone-unknown',
      message: `Store ${store} is in ${error.zone}, which the time zones of this program (${version}) do not know. Use a newer version of it, or import another time zone for the store.`,
    });
  }
}
