import type { Milliseconds } from '../types.ts';
import type { Sets } from './shared-events.ts';
import type { Alike, SharedEvent } from './sure.ts';

/**
 * A shared event as it is listed: one of SPEC §16, or several as one. Those were found where most stores of the report went down
 * together (`together`: time zones and groups are looked at first, so what hit every store is found in each of them), or one
 * after another in much the same stores, of which a group and a time zone may each tell a part.
 */
export type ToldEvent = Omit<SharedEvent, 'alike'> & {
  readonly alike: Alike | { readonly kind: 'together' };
  /** What it was found in, that of most stores first; none where it is an event by itself. */
  readonly parts: readonly SharedEvent[];
};

/** Of all stores: so many went down together where several groups or zones did, and where one did, which then says nothing. */
const MOST = 0.5;
const NEARLY_ALL = 0.9;

const known = new WeakMap<readonly SharedEvent[], readonly ToldEvent[]>();

/** The events of a report, of whose stores the sets are, as they are listed, those of most stores first. */
export function toldEvents(events: readonly SharedEvent[], sets: Sets): readonly ToldEvent[] {
  const told = known.get(events) ?? joined(fold(events, sets.zones.length), sets);
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
    const isOfMany = parts.length > 1 || seed.alike.kind !== 'fleet';
    const isOfAll = isOfMany && hit.size > stores * (parts.length > 1 ? MOST : NEARLY_ALL);
    told.push(isOfAll ? asOne(parts, hit, { kind: 'together' }) : { ...seed, parts: [] });
    const taken = new Set(isOfAll ? parts : [seed]);
    rest = rest.filter((event) => !taken.has(event));
  }
  return told.sort(byStores);
}

/**
 * An event of several hours is found in pieces where too few stores of its set are polled in a bin, other ones of its group
 * and of its zone: those of much the same stores that follow one another, or lie in one another, are one.
 */
function joined(events: readonly ToldEvent[], sets: Sets): readonly ToldEvent[] {
  const told: ToldEvent[] = [];
  const rest = new Set(events);
  for (const seed of rest) {
    rest.delete(seed);
    const one = [seed];
    const hit = new Set(seed.stores);
    const time = { from: seed.from, to: seed.to };
    // One that was not near enough may be, once others are in between.
    for (let before = 0; before < one.length; ) {
      before = one.length;
      for (const event of rest) {
        if (!isOneWith(event, time, hit)) continue;
        rest.delete(event);
        one.push(event);
        for (const store of event.stores) hit.add(store);
        time.from = Math.min(time.from, event.from);
        time.to = Math.max(time.to, event.to);
      }
    }
    told.push(one.length === 1 ? seed : ofBestSet(one, hit, sets));
  }
  return told.sort(byStores);
}

/** Within an hour stores are mostly polled once more: what begins later than that after the end of an event is another. */
const MOST_APART: Milliseconds = 3_600_000;

/** So much of the smaller set of stores lies in the larger one, and so much of it the smaller one is where it goes on later. */
const MUCH_THE_SAME = 0.75;
const LIKE_IN_SIZE = 0.5;

type Time = Pick<SharedEvent, 'from' | 'to'>;

function isOneWith(event: ToldEvent, time: Time, hit: ReadonlySet<number>): boolean {
  const apart = Math.max(event.from - time.to, time.from - event.to);
  if (apart > MOST_APART) return false;
  const [fewer, more] = [event.stores.length, hit.size].sort((a, b) => a - b) as [number, number];
  const isInside = event.stores.length === fewer && liesMostlyIn(event, time);
  if (!isInside && fewer < LIKE_IN_SIZE * more) return false;
  return event.stores.filter((store) => hit.has(store)).length >= MUCH_THE_SAME * fewer;
}

/** Of the sets that it was found in, the one with the fewest stores that were not hit among those that hold most that were. */
function ofBestSet(one: readonly ToldEvent[], hit: ReadonlySet<number>, sets: Sets): ToldEvent {
  const fits = one.map(({ alike }) => {
    const isIn = membersOf(alike, sets);
    const stores = [...hit].filter(isIn);
    return { alike, stores, others: [...sets.zones.keys()].filter(isIn).length - stores.length };
  });
  const most = Math.max(...fits.map(({ stores }) => stores.length));
  const [best] = fits
    .filter(({ stores }) => stores.length >= MUCH_THE_SAME * most)
    .sort((a, b) => a.others - b.others || b.stores.length - a.stores.length);
  const parts = one.flatMap(partsOf).sort(byStores);
  return asOne(parts, new Set(best?.stores), best?.alike ?? { kind: 'together' });
}

function membersOf(alike: ToldEvent['alike'], { groups, zones }: Sets): (store: number) => boolean {
  switch (alike.kind) {
    case 'group':
      return (store) => groups[store] === alike.name;
    case 'zone':
      return (store) => zones[store] === alike.name;
    case 'fleet':
    case 'together':
      return () => true;
  }
}

const partsOf = ({ parts, ...event }: ToldEvent): readonly SharedEvent[] =>
  parts.length > 0 || event.alike.kind === 'together' ? parts : [{ ...event, alike: event.alike }];

const byStores = (a: Pick<SharedEvent, 'stores'>, b: Pick<SharedEvent, 'stores'>) =>
  b.stores.length - a.stores.length;

/** An event that goes on for long is not one with a shorter one that falls in it. */
function liesMostlyIn({ from, to }: Time, seed: Time): boolean {
  return Math.min(to, seed.to) - Math.max(from, seed.from) >= (to - from) / 2;
}

const asOne = (
  parts: readonly SharedEvent[],
  hit: ReadonlySet<number>,
  alike: ToldEvent['alike'],
): ToldEvent => ({
  alike,
  from: Math.min(...parts.map(({ from }) => from)),
  to: Math.max(...parts.map(({ to }) => to)),
  stores: [...hit].sort((a, b) => a - b),
  parts,
});
