import type { Tally } from './numbers.ts';
import { firstFrom, type PollSeries } from './poll-series.ts';
import type { Stretches } from './stretch.ts';
import { IN_DAY, IN_HOUR, IN_WEEK, type Milliseconds, type PerWindow, WINDOWS } from './types.ts';
import { DAY, HOUR, WEEK, type WeekSpan } from './weekly-hours.ts';

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

/** Whether poll count counts a poll of the last week at all, before the gates of the windows are asked. */
export type Verdict = 'counted' | 'outside-hours';

/** Judges each poll of the week before as-of, in order of time. `open` is when the store's clock reads business hours. */
export function judgePolls(
  open: Stretches,
  polls: PollSeries,
  asOf: Milliseconds,
  judge: (poll: number, verdict: Verdict) => void,
): void {
  let k = 0;
  for (let i = firstFrom(polls, asOf - WEEK); i < polls.count; i++) {
    const at = polls.at[i] as number;
    while (k < open.length && (open[k + 1] as number) < at) k += 2;
    judge(i, k < open.length && (open[k] as number) <= at ? 'counted' : 'outside-hours');
  }
}

/** The tally of SPEC §3a, kept from store to store: `count` answers that of one store, until it is called again. */
export function createPollCount(asOf: Milliseconds) {
  const tally: Tally<'poll-count'> = {
    up: new Float64Array(WINDOWS.length),
    down: new Float64Array(WINDOWS.length),
  };
  const add = (window: number, active: boolean) => {
    const times = active ? tally.up : tally.down;
    times[window] = (times[window] as number) + HOUR;
  };
  let series: PollSeries;
  let hourIsDecided = false;
  const judge = (poll: number, verdict: Verdict) => {
    if (verdict !== 'counted') return;
    const at = series.at[poll] as number;
    const active = series.active[poll] === 1;
    add(IN_WEEK, active);
    if (at < asOf - DAY) return;
    add(IN_DAY, active);
    if (at < asOf - HOUR || hourIsDecided) return;
    hourIsDecided = true;
    add(IN_HOUR, active);
  };
  return {
    tally,
    count(open: Stretches, gates: Gates, polls: PollSeries): void {
      tally.up.fill(0);
      tally.down.fill(0);
      series = polls;
      hourIsDecided = false;
      judgePolls(open, polls, asOf, judge);
      WINDOWS.forEach(({ name }, window) => {
        if (gates[name]) return;
        tally.up[window] = 0;
        tally.down[window] = 0;
      });
    },
  };
}
