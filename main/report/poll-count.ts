import { createCells } from './cells.ts';
import { NO_POLL } from './interpolated.ts';
import type { Tally } from './numbers.ts';
import type { Period, Periods } from './period.ts';
import { firstFrom, type PollSeries } from './poll-series.ts';
import { firstEndingFrom, type Stretches, type SummedStretches } from './stretch.ts';
import { IN_HOUR, type Milliseconds, type PerWindow, WINDOWS } from './types.ts';
import { DAY, HOUR, type WeekSpan } from './weekly-hours.ts';

/** Which windows count at all for a store (SPEC §3a.1). */
export type Gates = PerWindow<boolean>;

export const OPEN_GATES: Gates = { hour: true, day: true, week: true };

/** The open gates of a store as one number. */
export const GATE_FLAGS = { hour: 1, day: 2, week: 4 } as const satisfies PerWindow<number>;

export function gateFlags(gates: Gates): number {
  return WINDOWS.reduce<number>((flags, { name }) => flags + (gates[name] ? GATE_FLAGS[name] : 0), 0);
}

/** Answers the gates for hours and the position of *now* in the local week (milliseconds since Monday 00:00). */
export function readGates(spans: readonly WeekSpan[], now: Milliseconds): Gates {
  const today = Math.floor(now / DAY);
  const yesterday = (today + 6) % 7;
  const timeOfDay = now % DAY;
  const gates = { hour: false, day: false, week: false };
  for (const { start, end } of spans) {
    const day = Math.floor(start / DAY);
    const sinceMidnight = day * DAY + timeOfDay;
    const onItsDay = start <= sinceMidnight && sinceMidnight <= end;
    const onTheNext = start <= sinceMidnight + DAY && sinceMidnight + DAY <= end;
    gates.hour ||= (day === today && onItsDay) || (day === yesterday && onTheNext);
    gates.day ||= (day === today || day === yesterday) && (onItsDay || onTheNext);
    gates.week ||= onItsDay || onTheNext;
  }
  return gates;
}

/** What poll count asks of a store's plan. */
type CountPlan = {
  readonly open: Stretches;
  readonly closures: SummedStretches;
  readonly gates: Gates;
  readonly periods: Periods;
};

/** Whether poll count counts a poll at all, before the gates of the windows are asked. */
export type Verdict = 'counted' | 'outside-hours';

/**
 * Judges each poll of the periods, in order of time. `open` is when the store's clock reads business hours, of which
 * `closures` take all but their own ends (SPEC §9).
 */
export function judgePolls(
  { open, closures: { stretches: closed }, periods }: Pick<CountPlan, 'open' | 'closures' | 'periods'>,
  polls: PollSeries,
  judge: (poll: number, verdict: Verdict) => void,
): void {
  let k = 0;
  let c = 0;
  for (let i = firstFrom(polls, periods.from); i < polls.count; i++) {
    const at = polls.at[i] as number;
    if (at > periods.lastPoll) return;
    while (k < open.length && (open[k + 1] as number) < at) k += 2;
    const isOpen = k < open.length && (open[k] as number) <= at;
    if (isOpen) c = firstEndingFrom(closed, c, at);
    const isClosed = c < closed.length && (closed[c] as number) < at && at < (closed[c + 1] as number);
    judge(i, isOpen && !isClosed ? 'counted' : 'outside-hours');
  }
}

/**
 * The tally of SPEC §3a, and of a period that of §14, which has neither gates nor an hour that holds one poll: `count`
 * answers that of one store, until it is called again.
 */
export function createPollCount(periods: number) {
  const tally: Tally<'poll-count'> = { up: new Float64Array(periods), down: new Float64Array(periods) };
  const cells = createCells(2);
  let series: PollSeries;
  let hourFrom: Milliseconds;
  /** The earliest poll of the last hour that counts. */
  let deciding = NO_POLL;
  const judge = (poll: number, verdict: Verdict) => {
    if (verdict !== 'counted') return;
    const at = series.at[poll] as number;
    cells.addAt(series.active[poll] === 1 ? UP : DOWN, at, HOUR);
    if (deciding === NO_POLL && at >= hourFrom) deciding = poll;
  };
  const applyWindowRules = (gates: Gates) => {
    if (deciding !== NO_POLL) {
      tally.up[IN_HOUR] = series.active[deciding] === 1 ? HOUR : 0;
      tally.down[IN_HOUR] = series.active[deciding] === 1 ? 0 : HOUR;
    }
    WINDOWS.forEach(({ name }, window) => {
      if (gates[name]) return;
      tally.up[window] = 0;
      tally.down[window] = 0;
    });
  };
  return {
    tally,
    count(plan: CountPlan, polls: PollSeries): void {
      series = polls;
      deciding = NO_POLL;
      hourFrom = (plan.periods.list[IN_HOUR] as Period).from;
      cells.begin(plan.periods);
      judgePolls(plan, polls, judge);
      cells.sum(UP, tally.up);
      cells.sum(DOWN, tally.down);
      if (plan.periods.kind === 'windows') applyWindowRules(plan.gates);
    },
  };
}

const [UP, DOWN] = [0, 1] as const;
