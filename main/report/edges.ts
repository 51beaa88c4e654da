import type { Milliseconds } from './types.ts';

/**
 * Begins and ends of many stretches of time, which are asked only how long they are together: instants, ascending, and how
 * many begins more than ends there are at each.
 */
export type Edges = { readonly at: Float64Array; readonly begins: Float64Array };

const NO_EDGES: Edges = { at: new Float64Array(), begins: new Float64Array() };

/** So many stretches are gathered before they are sorted and counted, or as many as there are by then. */
const GATHERED = 1 << 16;

/**
 * Gathers the edges of stretches: `add` each, then `finish`. Stores open and close, and are closed, at the same instants,
 * so that there are far fewer than stretches. `settle` may move each of ascending instants, to ascending ones.
 */
export function createEdges(settle: () => (instant: Milliseconds) => Milliseconds) {
  let counted = NO_EDGES;
  let begins = new Float64Array(1024);
  let ends = new Float64Array(1024);
  let gathered = 0;

  function count(): void {
    const settled = (instants: Float64Array) => instants.subarray(0, gathered).sort().map(settle());
    const before = { at: counted.at.map(settle()), begins: counted.begins };
    counted = merge(before, settled(begins), settled(ends));
    gathered = 0;
  }

  function makeRoom(): void {
    if (gathered >= Math.max(GATHERED, counted.at.length)) {
      count();
      return;
    }
    const [moreBegins, moreEnds] = [new Float64Array(2 * gathered), new Float64Array(2 * gathered)];
    moreBegins.set(begins);
    moreEnds.set(ends);
    begins = moreBegins;
    ends = moreEnds;
  }

  return {
    add(from: Milliseconds, to: Milliseconds): void {
      if (gathered === begins.length) makeRoom();
      begins[gathered] = from;
      ends[gathered] = to;
      gathered++;
    },
    finish(): Edges {
      count();
      return counted;
    },
  };
}

/** Edges, and begins and ends in ascending order, as edges; what begins where as many end is left out. */
function merge(edges: Edges, begins: Float64Array, ends: Float64Array): Edges {
  const room = edges.at.length + begins.length + ends.length;
  const [at, counts] = [new Float64Array(room), new Float64Array(room)];
  let [e, b, n, used] = [0, 0, 0, 0];
  while (e < edges.at.length || b < begins.length || n < ends.length) {
    const instant = Math.min(
      edges.at[e] ?? Number.POSITIVE_INFINITY,
      begins[b] ?? Number.POSITIVE_INFINITY,
      ends[n] ?? Number.POSITIVE_INFINITY,
    );
    let count = 0;
    for (; edges.at[e] === instant; e++) count += edges.begins[e] as number;
    for (; begins[b] === instant; b++) count++;
    for (; ends[n] === instant; n++) count--;
    if (count === 0) continue;
    at[used] = instant;
    counts[used] = count;
    used++;
  }
  return { at: at.slice(0, used), begins: counts.slice(0, used) };
}

/** How long the stretches are together, as far as `timeUntil` counts time: what it answers for ascending instants. */
export function timeOf(
  { at, begins }: Edges,
  timeUntil: (instant: Milliseconds) => Milliseconds,
): Milliseconds {
  let total = 0;
  for (let i = 0; i < at.length; i++) {
    total -= (begins[i] as number) * timeUntil(at[i] as number);
  }
  return total;
}
