import { type PerWindow, WINDOWS } from '../../main/report/types.ts';
import { bounds } from './bounds.ts';
import { influencesOf } from './influences.ts';
import type { Span } from './interpolated.ts';
import { type DataSet, type Store, storesOf } from './report.ts';
import { walkGap } from './two-states.ts';
import { HOUR, WEEK } from './wall-clock.ts';

export type LikelyRow = { readonly store: string; readonly ranges: PerWindow<Range> | undefined };
export type Range = {
  readonly low: number;
  readonly high: number;
  /** Before they are cut to the bounds. */
  readonly mean: number;
  readonly deviation: number;
  readonly atLeast: number;
  readonly atMost: number;
};

const KINDS = [0, 1, 2, 3, 4, 5, 6].flatMap((i) =>
  [0, 1, 2, 3, 4, 5].map((j) => ({ fails: 1 / (4 * 3 ** i), recovers: 4 / 3 ** j })),
);

type State = 'up' | 'down';
type Gap = Span & { readonly first?: State; readonly last?: State };

/** SPEC §16's likely ranges, each moment walked through rather than solved; in hours. Small fleets only: it is slow. */
export function referenceLikely(data: DataSet, aside: ReadonlySet<string> = new Set()): LikelyRow[] {
  const week = { start: data.asOf - WEEK, end: data.asOf };
  const stores = storesOf(data).map(({ id, store }) => {
    const gaps = gapsOf(store, data.asOf);
    const pairs = gaps.filter(
      ({ first, last, start, end }) => first && last && start >= week.start && end <= week.end,
    );
    const likelihoods = KINDS.map((kind) =>
      pairs.reduce((log, gap) => log + Math.log(Math.max(1e-300, walk(kind, gap, gap).chance)), 0),
    );
    const most = Math.max(...likelihoods);
    return { id, store, gaps, pairs, likelihoods: likelihoods.map((log) => Math.exp(log - most)) };
  });
  const told = stores.filter(
    ({ id, store, pairs }) => pairs.length > 0 && !aside.has(id) && !isNeverOnline(store, data),
  );
  const all = told.flatMap(({ pairs }) => pairs);
  const isTold = all.length >= 200 && all.filter(({ first, last }) => first !== last).length >= 20;
  let weights = KINDS.map(() => 1 / KINDS.length);
  for (let round = 0; round < 200; round++) {
    const shares = told.map(({ likelihoods }) => sharesOf(weights, likelihoods));
    weights = KINDS.map((_, k) => shares.reduce((sum, share) => sum + (share[k] ?? 0), 0) / told.length);
  }
  return stores.map(({ id, store, gaps, likelihoods }) => {
    if (!isTold || isNeverOnline(store, data) || isNarrow(store, data))
      return { store: id, ranges: undefined };
    const shares = sharesOf(weights, likelihoods);
    const ranges = Object.fromEntries(
      WINDOWS.map(({ name, length }) => {
        const window = { start: data.asOf - length, end: data.asOf };
        const { atLeast, atMost } = bounds(store.business, store.polls, data.asOf, data.reach, window);
        return [name, rangeOf(shares, gaps, window, atLeast / HOUR, atMost / HOUR)];
      }),
    ) as PerWindow<Range>;
    return { store: id, ranges };
  });
}

function rangeOf(
  shares: readonly number[],
  gaps: readonly Gap[],
  window: Span,
  atLeast: number,
  atMost: number,
) {
  const each = KINDS.map((kind, k) => {
    if ((shares[k] ?? 0) < 1e-12) return { mean: 0, variance: 0 };
    const moments = gaps.map((gap) => walk(kind, gap, window));
    return {
      mean: moments.reduce((sum, { mean }) => sum + mean, 0),
      variance: moments.reduce((sum, { variance }) => sum + variance, 0),
    };
  });
  const mix = (of: (kind: { mean: number; variance: number }) => number) =>
    each.reduce((sum, kind, k) => sum + (shares[k] ?? 0) * of(kind), 0);
  const mean = mix((kind) => kind.mean);
  const deviation = Math.sqrt(Math.max(0, mix((kind) => kind.variance + kind.mean ** 2) - mean ** 2));
  const half = 1.645 * deviation;
  const cut = (hours: number) => Math.min(atMost, Math.max(atLeast, hours));
  return { low: cut(mean - half), high: cut(mean + half), mean, deviation, atLeast, atMost };
}

/** A gap's moments within a window; time before an opening's first poll is walked backwards from it. */
function walk(kind: (typeof KINDS)[number], gap: Gap, window: Span) {
  const start = Math.max(gap.start, window.start);
  const end = Math.min(gap.end, window.end);
  if (end <= start) return { chance: 1, mean: 0, variance: 0 };
  const isBackwards = gap.first === undefined && gap.last !== undefined;
  const [from, to] = isBackwards ? [gap.end - end, gap.end - start] : [start - gap.start, end - gap.start];
  const ends = isBackwards
    ? { first: gap.last as State }
    : { ...(gap.first && { first: gap.first }), ...(gap.last && { last: gap.last }) };
  const length = gap.first && gap.last ? gap.end - gap.start : to;
  return walkGap(kind, {
    ...ends,
    length: length / HOUR,
    from: gap.first || gap.last ? from / HOUR : 0,
    to: (gap.first || gap.last ? to : end - start) / HOUR,
    ...(gap.first || gap.last ? {} : { length: (end - start) / HOUR }),
  });
}

function gapsOf({ business, polls }: Store, asOf: number): Gap[] {
  return business.flatMap(({ start, end }) => {
    const closes = Math.min(end, asOf);
    if (closes <= start) return [];
    const inside = polls.filter(({ at }) => at >= start && at <= closes);
    const state = (active: boolean): State => (active ? 'up' : 'down');
    const edges = [
      { at: start },
      ...inside.map(({ at, active }) => ({ at, state: state(active) })),
      { at: closes },
    ] as { at: number; state?: State }[];
    return edges.slice(1).map((edge, place): Gap => {
      const before = edges[place] as { at: number; state?: State };
      return {
        start: before.at,
        end: edge.at,
        ...(before.state && { first: before.state }),
        ...(edge.state && { last: edge.state }),
      };
    });
  });
}

function sharesOf(weights: readonly number[], likelihoods: readonly number[]): number[] {
  const shares = weights.map((weight, k) => weight * (likelihoods[k] ?? 0));
  const all = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / all);
}

/** Down in the week, and no active poll in it, in business hours or outside. */
export function isNeverOnline({ business, polls }: Store, { asOf, reach }: Pick<DataSet, 'asOf' | 'reach'>) {
  if (polls.some(({ at, active }) => active && at >= asOf - WEEK && at <= asOf)) return false;
  return influencesOf(business, polls, asOf, reach).some(
    ({ active, start, end }) => !active && Math.min(end, asOf) > Math.max(start, asOf - WEEK),
  );
}

function isNarrow({ business, polls }: Store, { asOf }: Pick<DataSet, 'asOf'>): boolean {
  const heard = polls.filter(
    ({ at }) =>
      at >= asOf - WEEK && at <= asOf && business.some(({ start, end }) => start <= at && at <= end),
  );
  const minutes = heard.map(({ at }) => at % HOUR);
  // Some poll begins an arc of four minutes that holds them all.
  return (
    minutes.length < 2 ||
    minutes.some((from) => minutes.every((minute) => (minute - from + HOUR) % HOUR <= 4 * 60_000))
  );
}
