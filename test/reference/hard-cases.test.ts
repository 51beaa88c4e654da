import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dataSet } from './arbitraries.ts';
import { closedSpans, isInside, withoutClosures } from './closures.ts';
import { businessTime } from './interpolated.ts';
import type { DataSet } from './report.ts';
import { DEFAULT_ZONE, TRANSITIONS } from './transitions.ts';
import { DAY, instantOf } from './wall-clock.ts';
import { meantHours } from './weekly.ts';

const RUNS = 1500;
const OFTEN = 10;

/**
 * What a data set holds of the cases in which closures are easily got wrong; only those still wanted are looked for, since the
 * rarest takes a thousand data sets, and some take long to find out.
 */
function casesOf(
  { closures = [], zones, hours, polls, asOf }: DataSet,
  isWanted: (name: string) => boolean,
): string[] {
  const stores = new Set([...polls, ...hours, ...zones, ...closures].map(({ store }) => store));
  return [...stores].flatMap((id) => {
    if (id === '*') return [];
    const zone = zones.findLast(({ store }) => store === id)?.zone ?? DEFAULT_ZONE;
    const of = closures.filter(({ store }) => store === id || store === '*');
    const [own, every] = [of.filter(({ store }) => store === id), of.filter(({ store }) => store === '*')];
    const spans = of.map(({ from, until }) => ({
      start: instantOf(from, zone),
      end: instantOf(until, zone),
    }));
    const closed = closedSpans(of, zone);
    const points = () => {
      const open = businessTime(meantHours(hours.filter(({ store }) => store === id)), zone, asOf);
      const left = withoutClosures(open, closed);
      return left.filter(({ start, end }) => start === end).map(({ start }) => start);
    };
    const at = polls.filter(({ store }) => store === id).map((poll) => poll.at);
    const changes = TRANSITIONS.filter((one) => one.zone === zone).map((one) => one.at);
    const cases: Record<string, () => boolean> = {
      'turned around, or made nothing, by a change of clocks': () =>
        spans.some(({ start, end }) => start >= end),
      'across a change of clocks': () =>
        spans.some(({ start, end }) => changes.some((c) => start < c && c < end)),
      'across midnight': () =>
        of.some(({ from, until }) => Math.floor(from / DAY) < Math.floor((until - 1) / DAY)),
      'of every store and of its own': () => own.length > 0 && every.length > 0,
      touching: () => of.some(({ until }) => of.some(({ from }) => from === until)),
      overlapping: () =>
        spans.some((a, i) => spans.some((b, k) => i < k && a.start < b.end && b.start < a.end)),
      'leaves an instant of business hours': () => points().length > 0,
      'a poll on an instant that is left': () => points().some((point) => at.includes(point)),
      'a poll on an end of a closure': () =>
        at.some((poll) => closed.some((c) => c.start === poll || c.end === poll)),
      'a poll where touching closures meet': () =>
        at.some(
          (poll) => isInside(closed, poll) && spans.some(({ start, end }) => start === poll || end === poll),
        ),
      'as-of within a closure': () => isInside(closed, asOf),
      'as-of on an end of a closure': () => closed.some(({ start, end }) => start === asOf || end === asOf),
      'a store that is always open': () => closed.length > 0 && hours.every(({ store }) => store !== id),
      'on Lord Howe, half an hour at a time': () => zone === 'Australia/Lord_Howe' && closed.length > 0,
    };
    return Object.keys(cases).filter((name) => isWanted(name) && cases[name]?.());
  });
}

it('the random data sets bring every case in which closures are easily got wrong, again and again', () => {
  const counts: Record<string, number> = {};
  for (const data of fc.sample(dataSet(), { numRuns: RUNS, seed: 20_241_103 })) {
    for (const name of casesOf(data, (one) => (counts[one] ?? 0) < OFTEN))
      counts[name] = (counts[name] ?? 0) + 1;
  }
  const rare = Object.entries(counts).filter(([, count]) => count < OFTEN);
  expect(Object.keys(counts)).toHaveLength(14);
  expect(rare).toEqual([]);
});
