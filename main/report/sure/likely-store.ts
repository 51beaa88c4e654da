import { NO_POLL } from '../interpolated.ts';
import type { Period } from '../period.ts';
import { firstFrom, type PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import { type Milliseconds, WINDOWS } from '../types.ts';
import { HOUR } from '../weekly-hours.ts';
import { createArc } from './arc.ts';
import { addGapMoments, addLogs, type GapPart } from './gap-moments.ts';
import { createGapSums, type GapSums, LONGEST } from './gap-table.ts';
import { visitGaps } from './gaps.ts';
import { DOWN, type End, KINDS_COUNT, NO_END, UP } from './kinds.ts';

/** What the polls of a store say of each kind that it may be of (SPEC §16). */
export type StoreLikelihood = {
  /** Consecutive polls of one opening, both in the periods, and how many of them found different states. */
  pairs: number;
  changes: number;
  /** Its polls in business hours lie in an arc of four minutes of the hour; none or one do. */
  isNarrow: boolean;
  /** The logarithm of how likely the pairs are, kind by kind, save for a term that all kinds share. */
  readonly logs: Float64Array;
  /** Down time in each period, kind by kind: KINDS_COUNT means (hours) and variances (hours²) a period. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
};

/** Reads the likelihoods of one store after another; there is room for so many periods. */
export function createLikelyStore(periods: number) {
  const arc = createArc();
  const of: StoreLikelihood = {
    pairs: 0,
    changes: 0,
    isNarrow: false,
    logs: new Float64Array(KINDS_COUNT),
    means: new Float64Array(periods * KINDS_COUNT),
    variances: new Float64Array(periods * KINDS_COUNT),
  };
  const sums = WINDOWS.map(createGapSums);

  function compute(plan: StorePlan, polls: PollSeries): void {
    const { kind, list, from, lastPoll } = plan.periods;
    of.pairs = of.changes = 0;
    of.logs.fill(0);
    of.means.fill(0, 0, list.length * KINDS_COUNT);
    of.variances.fill(0, 0, list.length * KINDS_COUNT);
    arc.begin();
    visitPolls(plan, polls, arc.add);
    of.isNarrow = arc.isNarrow();
    const isIn = (poll: number) => {
      const at = polls.at[poll] as number;
      return poll !== NO_POLL && at >= from && at <= lastPoll;
    };
    // Parts of a period follow one another, and are summed one at a time; windows end together.
    let part = 0;
    const endPart = (place: number) => sums[0]?.take(of.means, of.variances, place * KINDS_COUNT, of.logs);
    visitGaps(plan.business, polls, plan.periods, (before, after, begin, end) => {
      const first = endOf(polls, before);
      const last = endOf(polls, after);
      const hours = (end - begin) / HOUR;
      // A pair that is whole in the longest window, or in its part, is heard once for its moments and its likelihood.
      let isPair = isIn(before) && isIn(after);
      if (isPair) {
        of.pairs++;
        if (first !== last) of.changes++;
      }
      while (kind === 'period' && part + 1 < list.length && (list[part] as Period).to <= begin)
        endPart(part++);
      for (let place = part; place < list.length; place++) {
        const period = list[place] as Period;
        const start = Math.max(begin, period.from);
        const until = Math.min(end, period.to);
        if (kind === 'period' && period.from >= end) break;
        if (until <= start) continue;
        const sum = kind === 'period' && place > part ? undefined : sums[place - part];
        // Nearly all are whole: an object for each would be five million a report.
        const isWhole = start === begin && until === end && hours <= LONGEST;
        if (sum !== undefined && isWhole && (isPair || first === NO_END || last === NO_END)) {
          sum.add(first, last, hours);
          if (kind === 'period' || place === list.length - 1) isPair = false;
        } else hearPart(partOf(first, last, begin, end, start, until), sum, place);
      }
      if (isPair) addLogs(first, last, hours, of.logs);
    });
    for (let place = part; place < Math.min(part + sums.length, list.length); place++) {
      const isLast = kind === 'period' || place === list.length - 1;
      sums[place - part]?.take(of.means, of.variances, place * KINDS_COUNT, isLast ? of.logs : undefined);
    }
  }

  function hearPart(part: GapPart, sum: GapSums | undefined, place: number): void {
    const { first, last, length, from, to } = part;
    const isWhole = last === NO_END && from === 0 && to === length && length <= LONGEST;
    if (sum !== undefined && isWhole) sum.add(first, last, length);
    else addGapMoments(part, of.means, of.variances, place * KINDS_COUNT);
  }

  return { of, compute };
}

/** The part of a gap from `start` to `until`, seen from its first poll, or backwards from its last where that is the only one. */
function partOf(
  first: End,
  last: End,
  begin: Milliseconds,
  end: Milliseconds,
  start: Milliseconds,
  until: Milliseconds,
): GapPart {
  const part = (until - start) / HOUR;
  if (first !== NO_END) {
    const from = (start - begin) / HOUR;
    const length = last === NO_END ? from + part : (end - begin) / HOUR;
    return { first, last, length, from, to: until === end ? length : from + part };
  }
  if (last === NO_END) return { first, last, length: part, from: 0, to: part };
  const from = (end - until) / HOUR;
  return { first: last, last: NO_END, length: from + part, from, to: from + part };
}

function endOf({ active }: PollSeries, poll: number): End {
  if (poll === NO_POLL) return NO_END;
  return active[poll] === 1 ? UP : DOWN;
}

/** Visits the instants of the polls of the periods that lie in business hours. */
export function visitPolls(
  { business, periods }: Pick<StorePlan, 'business' | 'periods'>,
  polls: PollSeries,
  visit: (at: Milliseconds, poll: number) => void,
): void {
  let k = 0;
  for (let poll = firstFrom(polls, periods.from); poll < polls.count; poll++) {
    const instant = polls.at[poll] as number;
    if (instant > periods.lastPoll) return;
    while (k < business.length && (business[k + 1] as number) < instant) k += 2;
    if (k < business.length && (business[k] as number) <= instant) visit(instant, poll);
  }
}
