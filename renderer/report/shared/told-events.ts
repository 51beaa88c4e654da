import type { Alike, SharedEvent } from '../../../preload/contract.ts';

/**
 * A shared event as it is listed: one of SPEC §16, or, where most stores of the report went down together, all that these
 * were found in as one (`together`): time zones and groups are looked at first, so what hit every store is found in each of them.
 */
export type ToldEvent = Omit<SharedEvent, 'alike'> & {
  readonly alike: Alike | { readonly kind: 'together' };
  /** What it was found in, that of most stores first; none where it is an event by itself. */
  readonly parts: readonly SharedEvent[];
};

const known = new WeakMap<readonly SharedEvent[], readonly ToldEvent[]>();

/** The events of a report of so many stores as they are listed, those of most stores first. */
export function toldEvents(events: readonly SharedEvent[], stores: number): readonly ToldEvent[] {
  const told = known.get(events) ?? fold(events, stores);
  known.set(events, told);
  return told;
}

function fold(events: readonly SharedEvent[], stores: number): readonly ToldEvent[] {
  const told: ToldEvent[] = [];
  let rest = events.toSorted(byStores);
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const seed = first;
    const parts = rest.filter((event) => liesMostlyIn(event, seed));
    const hit = new Set(parts.flatMap((event) => event.stores));
    const isOfAll = parts.length > 1 && hit.size > stores / 2;
    told.push(isOfAll ? asOne(parts, hit) : { ...seed, parts: [] });
    const taken = new Set(isOfAll ? parts : [seed]);
    rest = rest.filter((event) => !taken.has(event));
  }
  return told.sort(byStores);
}

const byStores = (a: Pick<SharedEvent, 'stores'>, b: Pick<SharedEvent, 'stores'>) =>
  b.stores.length - a.stores.length;

/** An event that goes on for long is not one with a shorter one that falls in it. */
function liesMostlyIn({ from, to }: SharedEvent, seed: SharedEvent): boolean {
  return Math.min(to, seed.to) - Math.max(from, seed.from) >= (to - from) / 2;
}

const asOne = (parts: readonly SharedEvent[], hit: ReadonlySet<number>): ToldEvent => ({
  alike: { kind: 'together' },
  from: Math.min(...parts.map(({ from }) => from)),
  to: Math.max(...parts.map(({ to }) => to)),
  stores: [...hit].sort((a, b) => a - b),
  parts,
});
