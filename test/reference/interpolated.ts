import type { Poll } from '../../main/report/types.ts';
import type { InterpolatedTimes } from './rows.ts';
import { calendarDate, DAY, instantOf, weekdayOf } from './wall-clock.ts';
import type { Interval } from './weekly.ts';

export type Span = { readonly start: number; readonly end: number };

/**
 * Business time as instants around the window, merged (SPEC §3b.1). `hours` as meant; none is always open.
 * Twelve days back is the week, the longest reach (a day), and room for an overnight interval and for a zone
 * change; a merged interval that is older still is cut there, where no poll can reach the window.
 */
export function businessTime(hours: readonly Interval[], zone: string, asOf: number, back = 12): Span[] {
  if (hours.length === 0) return [{ start: asOf - back * DAY, end: asOf + 3 * DAY }];
  const spans: Span[] = [];
  const today = calendarDate(asOf, zone);
  for (let days = -back; days <= 3; days++) {
    const date = today + days * DAY;
    for (const { day, start, end } of hours) {
      if (day !== weekdayOf(date)) continue;
      const span = { start: instantOf(date + start, zone), end: instantOf(date + end, zone) };
      // A spring change can swallow an interval, or turn its ends around: then it is not there that day.
      if (span.start < span.end) spans.push(span);
    }
  }
  return merged(spans);
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      result.push(span);
    }
  }
  return result;
}

/**
 * SPEC §3b.2–4 for one window, both ends included. `polls`: one per instant, in any order. Instants are doubles:
 * a midpoint of two polls may end in .5, and such numbers of this size are exact.
 */
export function interpolate(
  business: readonly Span[],
  polls: readonly Poll[],
  asOf: number,
  reach: number,
  window: Span,
): InterpolatedTimes {
  const times = { up: 0, down: 0, unknown: 0 };
  for (const interval of business) {
    const speaking = polls
      .filter(({ at }) => interval.start <= at && at <= interval.end && at <= asOf)
      .toSorted((a, b) => a.at - b.at);
    const from = Math.max(interval.start, window.start);
    const to = Math.min(interval.end, window.end);
    if (from >= to) continue;
    const cuts = [from, to, ...changesOfState(speaking, reach).filter((cut) => from < cut && cut < to)];
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    for (const [index, end] of sorted.entries()) {
      const start = sorted[index - 1];
      if (start === undefined) continue;
      times[stateAt((start + end) / 2, speaking, reach)] += end - start;
    }
  }
  return times;
}

/** Every instant at which the state may change; too many do no harm. */
function changesOfState(polls: readonly Poll[], reach: number): number[] {
  return polls.flatMap(({ at }, index) => {
    const next = polls[index + 1];
    const midpoint = next === undefined ? [] : [(at + next.at) / 2];
    return [at - reach, at, at + reach, ...midpoint];
  });
}

function stateAt(instant: number, polls: readonly Poll[], reach: number): keyof InterpolatedTimes {
  let nearest: Poll | undefined;
  for (const poll of polls) {
    if (nearest === undefined || Math.abs(poll.at - instant) < Math.abs(nearest.at - instant)) nearest = poll;
  }
  if (nearest === undefined || Math.abs(nearest.at - instant) > reach) return 'unknown';
  return nearest.active ? 'up' : 'down';
}
