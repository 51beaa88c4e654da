import type { OutageTable } from '../outage-table.ts';
import type { Milliseconds } from '../types.ts';
import type { Alike, SharedEvent, Sure } from './sure.ts';

/**
 * A shared event as it is listed: one of SPEC §16, or, where most stores of the report went down together, all that these
 * were found in as one (`together`): time zones and groups are looked at first, so what hit every store is found in each of them.
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
    const isOfMany = parts.length > 1 || seed.alike.kind !== 'fleet';
    const isOfAll = isOfMany && hit.size > stores * (parts.length > 1 ? MOST : NEARLY_ALL);
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

/** Of the downtime of the week, and of what is more than at the uptime of the week before. */
const MUCH = 0.25;
const MOST_OF_MORE = 0.5;

/** Some stores of a report, how long they were down in the week, and how much of that is more than in the week before. */
type Of = {
  readonly outages: Pick<OutageTable, 'count' | 'store' | 'started' | 'ended'>;
  readonly sure: { readonly events: Sure['events']; readonly outages: Pick<Sure['outages'], 'shared'> };
  /** How many stores the report has. */
  readonly stores: number;
  readonly isIn: (store: number) => boolean;
  readonly down: Milliseconds;
  readonly more: Milliseconds;
};

/**
 * The shared event that much of the week's downtime fell in, and most of what is more than in the week before; `undefined`
 * where there is none, or the week is no worse.
 */
export function fellTogether({ outages, sure, stores, isIn, down, more }: Of): ToldEvent | undefined {
  if (!(more > 0)) return undefined;
  const enough = Math.max(MUCH * down, MOST_OF_MORE * more);
  return toldEvents(sure.events, stores).find(
    // So many stores in so much time cannot have more.
    (event) =>
      event.stores.length * (event.to - event.from) >= enough &&
      downIn(outages, isIn, event, sure.outages.shared) >= enough,
  );
}

/** Down time of these stores that is shared, at most as much of each outage as lies in the event. */
function downIn(
  { count, store, started, ended }: Of['outages'],
  isIn: Of['isIn'],
  event: ToldEvent,
  shared: Float64Array,
): Milliseconds {
  const hit = new Set(event.stores.filter(isIn));
  let time = 0;
  for (let place = 0; place < count; place++) {
    if (!hit.has(store[place] ?? -1)) continue;
    const within = Math.min(ended[place] ?? 0, event.to) - Math.max(started[place] ?? 0, event.from);
    time += Math.max(0, Math.min(shared[place] ?? 0, within));
  }
  return time;
}
