import { firstDayOf, type Step } from './calendar.ts';
import { createOutageCounts } from './outage-counts.ts';
import { extentOf, type ReportQuestion } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportedStore } from './report-part.ts';
import { compareGroups } from './roll-up.ts';
import type { StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import { toWallClock } from './time-zone.ts';
import type { Method } from './types.ts';
import { uptimePercent } from './uptime.ts';
import { DAY, HOUR } from './weekly-hours.ts';

/** Lengths of time (ms) of several stores together in one part of a period, their polls, and their outages. */
const SUMS = ['up', 'down', 'unknown', 'active', 'inactive', 'outages'] as const;
type Sums = Record<(typeof SUMS)[number], number>;

/** By the first day of the part, whether or not the period begins later. */
type SumsByPart = Map<number, Sums>;

/** The sums of some stores, in any order; of each group, `undefined` standing for the stores without one. */
export type PartSums = ReadonlyMap<string | undefined, SumsByPart>;

/** What stores together were like in one part of a period; `uptimes` in percent, `undefined` where nothing is known. */
export type PartOfPeriod = Readonly<Sums> & {
  /** Days since 1970-01-01 up to the first that the part can have: the first of a week or a month, if that is one. */
  readonly day: number;
  readonly uptimes: Readonly<Record<Method, number | undefined>>;
};

/** The parts of a period (SPEC §14), each in order of time; only those that some store has time in. */
export type PeriodParts = {
  readonly by: Step;
  readonly fleet: readonly PartOfPeriod[];
  /** By name, the stores without a group last. */
  readonly groups: readonly {
    readonly group: string | undefined;
    readonly parts: readonly PartOfPeriod[];
  }[];
};

/** What a period is best cut into to be looked at: as many parts as a picture can tell apart. */
export function stepFor(question: Pick<ReportQuestion, 'asOf' | 'period'>): Step {
  const { from, to } = extentOf(question);
  const days = (Math.min(to, question.asOf) - from) / DAY;
  return days <= 47 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** Adds up the parts of a period of one store after another: `add` each, then `finish`. */
export function createPartSums(question: ReportQuestion) {
  const { asOf, by = 'day' } = question;
  const { from, to } = extentOf(question);
  const most = Math.ceil((to - from) / DAY) + 2;
  const counts = createOutageCounts(most);
  const report = createStoreReport(question, most, {
    hearDown: counts.hear,
    hearSpell: ignore,
    hearUnwatched: ignore,
  });
  const { 'poll-count': counted, interpolated } = report.numbers;
  const groups = new Map<string | undefined, SumsByPart>();
  return {
    add({ id, group }: Pick<ReportedStore, 'id' | 'group'>, plan: StorePlan, polls: PollSeries): void {
      if (question.without?.has(id) === true) return;
      counts.begin(plan.periods, polls);
      report.compute(plan, polls);
      const sums = groups.get(group) ?? new Map<number, Sums>();
      groups.set(group, sums);
      plan.periods.list.forEach((part, place) => {
        const active = (counted.up[place] as number) / HOUR;
        const inactive = (counted.down[place] as number) / HOUR;
        // As in parts.ts: one of no moment before as-of, but for polls on its first instant.
        if (part.from > asOf || part.to <= part.from) return;
        if (part.from === asOf && active + inactive === 0) return;
        const day = firstDayOf(by, Math.floor(toWallClock(plan.zone, part.from) / DAY));
        const sum = sums.get(day) ?? emptySums();
        sums.set(day, sum);
        sum.up += interpolated.up[place] as number;
        sum.down += interpolated.down[place] as number;
        sum.unknown += interpolated.unknown[place] as number;
        sum.active += active;
        sum.inactive += inactive;
        sum.outages += counts.outages[place] as number;
      });
    },
    finish: (): PartSums => groups,
  };
}

/** The parts that these sums come to; the same however the stores were shared out. */
export function joinPartSums(by: Step, all: readonly PartSums[]): PeriodParts {
  const fleet: SumsByPart = new Map();
  const groups = new Map<string | undefined, SumsByPart>();
  for (const sums of all) {
    for (const [group, parts] of sums) {
      const ofGroup = groups.get(group) ?? new Map<number, Sums>();
      groups.set(group, ofGroup);
      for (const into of [fleet, ofGroup]) addParts(into, parts);
    }
  }
  return {
    by,
    fleet: inOrder(fleet),
    groups: [...groups]
      .sort(([a], [b]) => compareGroups(a, b))
      .map(([group, parts]) => ({ group, parts: inOrder(parts) })),
  };
}

function addParts(into: SumsByPart, parts: SumsByPart): void {
  for (const [day, sums] of parts) {
    const sum = into.get(day) ?? emptySums();
    into.set(day, sum);
    for (const name of SUMS) sum[name] += sums[name];
  }
}

function inOrder(parts: SumsByPart): PartOfPeriod[] {
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([day, sums]) => ({
      ...sums,
      day,
      uptimes: {
        'poll-count': uptimePercent(sums.active, sums.inactive),
        interpolated: uptimePercent(sums.up, sums.down),
      },
    }));
}

const emptySums = (): Sums => ({ up: 0, down: 0, unknown: 0, active: 0, inactive: 0, outages: 0 });

const ignore = () => undefined;
