import { countStores } from '../../database/facts/stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { openReportData, type ReadTallies, type StoreRange } from '../../database/reports/report-data.ts';
import { createPartSums, type PartSums } from '../../report/part-sums.ts';
import { createParts, type PartRows } from '../../report/parts.ts';
import { heardFor, type ReportQuestion } from '../../report/period.ts';
import { createSeries, type PollSeries } from '../../report/poll-series.ts';
import { createReportPart, type ReportedStore, type ReportPart } from '../../report/report-part.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner, type StorePlan } from '../../report/store-plan.ts';
import { UnknownZoneError } from '../../report/time-zone.ts';
import { createTrendPart, type TrendPart } from '../../report/trend.ts';
import { JobError } from '../threads/error.ts';

/** What is computed store by store, and so in parts. */
export type PartOf = {
  readonly report: ReportPart;
  readonly trend: TrendPart;
  readonly parts: PartRows;
  readonly sums: PartSums;
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
  add(store: ReportedStore, plan: StorePlan, polls: PollSeries): void;
  finish(): Part;
};

const STARTS: { readonly [K in keyof PartOf]: Start<PartOf[K]> } = {
  report: createReportPart,
  trend: createTrendPart,
  parts: createParts,
  sums: createPartSums,
};

/** Computes the stores that `next` names, until it names none. */
export function computePart<K extends keyof PartOf>(
  database: ReadableDatabase,
  kind: K,
  question: ReportQuestion,
  next: () => StoreRange | undefined,
): Computed<K> {
  const { from, to } = heardFor(question);
  const data = openReportData(database, from, to);
  const part = STARTS[kind](question, countStores(database));
  const planOf = createPlanner(question);
  const polls = createSeries();
  for (let range = next(); range !== undefined; range = next()) {
    data.read(range, ({ zone = DEFAULT_ZONE, ...store }, blocks) => {
      const plan = planOr(store.id, () => planOf(zone, store.hours, store.closures));
      unpackBlocks(blocks, plan.heard.from, plan.heard.to, polls);
      part.add({ ...store, zone }, plan, polls);
    });
  }
  return { part: part.finish(), tallies: data.tallies };
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
