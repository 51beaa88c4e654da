import { EDGES, type EdgeTable } from '../../../../preload/contract.ts';

const DAYS = 7;

/** How many openings and closings of the stores that are meant were watched, how many late or early, Monday to Sunday. */
export function byWeekday(
  { watched, store, edge, weekday }: EdgeTable,
  isIn: (store: number) => boolean = () => true,
) {
  return EDGES.map((name, of) => {
    const seen = new Array<number>(DAYS).fill(0);
    watched.forEach((count, place) => {
      if (count === 0 || !isIn(Math.floor(place / (DAYS * EDGES.length)))) return;
      if (Math.floor(place / DAYS) % EDGES.length === of)
        seen[place % DAYS] = (seen[place % DAYS] ?? 0) + count;
    });
    const missed = new Array<number>(DAYS).fill(0);
    weekday.forEach((day, row) => {
      if (edge[row] === of && isIn(store[row] ?? -1)) missed[day] = (missed[day] ?? 0) + 1;
    });
    return { edge: name, watched: seen, missed };
  });
}

/**
 * Of the stores that are meant those that missed most of their openings at the ends, most first: how much, and in how many
 * openings and closings.
 */
export function mostMissed(
  { store, missed }: EdgeTable,
  most: number,
  isIn: (store: number) => boolean = () => true,
) {
  const of = new Map<number, { readonly store: number; time: number; times: number }>();
  store.forEach((place, row) => {
    if (!isIn(place)) return;
    const sum = of.get(place) ?? { store: place, time: 0, times: 0 };
    sum.time += missed[row] ?? 0;
    sum.times++;
    of.set(place, sum);
  });
  return [...of.values()].sort((a, b) => b.time - a.time || a.store - b.store).slice(0, most);
}
