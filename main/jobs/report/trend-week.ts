import { dataState } from '../../database/polls/data-seal.ts';
import { pollRange } from '../../database/polls/poll-weeks.ts';
import {
  TREND_WEEKS,
  type TrendDays,
  type TrendWeek,
  trendInstant,
  withChanges,
} from '../../report/trend.ts';
import { completeRecord } from './complete-report.ts';
import { computeTrendWeek } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';
import { idsLeftOut } from './left-out-ids.ts';

type Computed = { readonly week: TrendWeek; readonly days: TrendDays };

/** The weeks computed last: each is asked for twice, for itself and as the one before another, the latest two not in order. */
const kept: { readonly of: string; readonly computed: Promise<Computed> }[] = [];
const KEPT = 3;

/**
 * What a report so many weeks (0 to 11) earlier would say (SPEC §11), and what changed from the week before it, from the
 * data as they are now; `undefined` where polls do not reach back that far. Errors as completeRecord.
 */
export async function readTrendWeek(
  task: HelpedTask,
  id: string,
  weeksBefore: number,
): Promise<TrendWeek | undefined> {
  const { asOf, reach } = completeRecord(task.database, id);
  const { oldestPoll = Number.POSITIVE_INFINITY } = pollRange(task.database);
  const ids = idsLeftOut(task.database, id);
  const computedOf = (weeks: number): Promise<Computed> | undefined => {
    const then = trendInstant(asOf, weeks);
    if (oldestPoll > then) return undefined;
    return remembered(JSON.stringify([then, reach, [...(ids ?? [])], dataState(task.database)]), () =>
      computeTrendWeek(task, { asOf: then, reach, without: ids }),
    );
  };
  const own = await computedOf(weeksBefore);
  const before = weeksBefore + 1 < TREND_WEEKS ? await computedOf(weeksBefore + 1) : undefined;
  return own && (before === undefined ? own.week : withChanges(own.week, own.days, before.days));
}

function remembered(of: string, compute: () => Promise<Computed>): Promise<Computed> {
  const known = kept.find((one) => one.of === of);
  if (known !== undefined) return known.computed;
  const one = { of, computed: compute() };
  kept.push(one);
  if (kept.length > KEPT) kept.shift();
  one.computed.catch(() => void kept.splice(kept.indexOf(one), 1));
  return one.computed;
}
