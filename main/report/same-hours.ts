import type { OutageTable } from './outage-table.ts';
import type { StoredReport } from './report.ts';
import type { Milliseconds } from './types.ts';
import { createMeetings, isAllKnown, weeksOnClocks } from './week-on-clock.ts';
import { STRIP_FLAGS, STRIP_HOURS } from './week-strip.ts';

/** A store's downtime in two reports over the hours of the week that both observed (SPEC §16). */
export type SameHours = {
  readonly known: Milliseconds;
  readonly down: readonly [before: Milliseconds, after: Milliseconds];
};

/** The stores of two reports, by the place in either. */
export type PlacesOfStore = readonly [before: number, after: number];

/**
 * Holds the same hours of the week of two reports against each other, by the store's clock: an hour that was open and
 * observed from its begin to its end in both. `undefined` where a report does not keep its week hour by hour.
 */
export function sameHours(
  before: StoredReport,
  after: StoredReport,
): ((places: PlacesOfStore) => SameHours) | undefined {
  const weeks = [before, after].map(weekOf);
  const [was, is] = weeks;
  if (was === undefined || is === undefined) return undefined;
  const meetings = createMeetings();
  return ([earlier, later]) => {
    let known = 0;
    let [downBefore, downAfter] = [0, 0];
    for (const { hours, from, length } of meetings(was.clock(earlier), is.clock(later))) {
      const flags = was.flags(earlier, hours[0]);
      const laterFlags = is.flags(later, hours[1]);
      if (!isAllKnown(flags) || !isAllKnown(laterFlags)) continue;
      known += length;
      if ((flags & STRIP_FLAGS.down) !== 0) downBefore += was.down(earlier, from[0], from[0] + length);
      if ((laterFlags & STRIP_FLAGS.down) !== 0) downAfter += is.down(later, from[1], from[1] + length);
    }
    return { known, down: [downBefore, downAfter] };
  };
}

/** The week of a report: its hours on each store's clock, what each holds, and how long the store was down in a stretch. */
function weekOf(report: StoredReport) {
  const { details } = report;
  if (details === undefined || details.strips.length === 0) return undefined;
  const { strips, zones, outages } = details;
  const clockOf = weeksOnClocks(report);
  const first = firstOutages(outages, report.stores.length);
  return {
    clock: (store: number) => clockOf(zones[store] as string),
    flags: (store: number, hour: number) => strips[store * STRIP_HOURS + hour] as number,
    down: (store: number, from: Milliseconds, to: Milliseconds) => {
      let down = 0;
      for (let place = first[store] as number; place < (first[store + 1] as number); place++) {
        const start = Math.max(from, outages.started[place] as number);
        down += Math.max(0, Math.min(to, outages.ended[place] as number) - start);
      }
      return down;
    },
  };
}

/** The place of each store's first outage, and of the one after the last. */
function firstOutages({ count, store }: OutageTable, stores: number): Uint32Array {
  const first = new Uint32Array(stores + 1);
  for (let place = 0; place < count; place++) {
    const after = (store[place] as number) + 1;
    first[after] = (first[after] as number) + 1;
  }
  for (let place = 1; place <= stores; place++) {
    first[place] = (first[place] as number) + (first[place - 1] as number);
  }
  return first;
}
