import { longestHeld, numbersOf } from '../numbers.ts';
import type { Report } from '../report.ts';
import type { Milliseconds } from '../types.ts';
import type { SharedEvents } from './shared-events.ts';
import { createStateTimes } from './state-times.ts';
import type { OwnOrShared } from './sure.ts';
import type { SurePart } from './sure-part.ts';

/** Looks at the outages of a report; `placesOf` says for each part where in the report its stores are. */
export function ownOrShared(
  report: Report,
  parts: readonly SurePart[],
  placesOf: readonly Uint32Array[],
  isShared: SharedEvents['isShared'],
): OwnOrShared {
  const { outages } = report.details;
  const of = {
    shared: new Float64Array(outages.count),
    othersDown: new Float64Array(outages.count),
    usual: new Float64Array(outages.count),
  };
  const downTime = createStateTimes(parts.map(({ down }) => down));
  const upTime = createStateTimes(parts.map(({ up }) => up));
  const whole = wholeTimes(report, parts, placesOf);
  const next = firstOutages(outages.store, report.stores.length);
  parts.forEach(({ neverOnline, outages: { store, firstRow, firstSpell, bin, time, spells } }, part) => {
    store.forEach((local, told) => {
      const place = placesOf[part]?.[local] as number;
      const at = next[place] as number;
      next[place] = at + 1;
      let [shared, own, down, up] = [0, 0, 0, 0];
      for (let row = firstRow[told] as number; row < (firstRow[told + 1] as number); row++) {
        if (isShared(place, bin[row] as number)) shared += time[row] as number;
      }
      for (let spell = firstSpell[told] as number; spell < (firstSpell[told + 1] as number); spell++) {
        const [begin, end] = [spells.begins[spell] as number, spells.ends[spell] as number];
        own += end - begin;
        down += downTime(begin, end);
        up += upTime(begin, end);
      }
      const isCounted = neverOnline[local] === 0;
      of.shared[at] = shared;
      of.othersDown[at] = percent(isCounted ? down - own : down, up);
      of.usual[at] = isCounted
        ? percent(whole.allDown - (whole.down[place] as number), whole.allUp - (whole.up[place] as number))
        : percent(whole.allDown, whole.allUp);
    });
  });
  return of;
}

/** Up and down time of every store, and of all together but those that were never online. */
function wholeTimes(report: Report, parts: readonly SurePart[], placesOf: readonly Uint32Array[]) {
  const window = longestHeld(report);
  const up = numbersOf(report, 'interpolated', 'up', window);
  const down = numbersOf(report, 'interpolated', 'down', window);
  let [allUp, allDown] = [0, 0];
  parts.forEach(({ neverOnline }, part) => {
    placesOf[part]?.forEach((place, local) => {
      if (neverOnline[local] === 1) return;
      allUp += up[place] as number;
      allDown += down[place] as number;
    });
  });
  return { up, down, allUp, allDown };
}

/** The place of each store's first outage in a table that is in the order of stores. */
function firstOutages(storeOf: Uint32Array, stores: number): Uint32Array {
  const first = new Uint32Array(stores + 1);
  for (const store of storeOf) first[store + 1] = (first[store + 1] as number) + 1;
  for (let store = 0; store < stores; store++) {
    first[store + 1] = (first[store + 1] as number) + (first[store] as number);
  }
  return first;
}

/** With two decimals; NaN where nothing is known. */
function percent(down: Milliseconds, up: Milliseconds): number {
  const known = down + up;
  return known > 0 ? Math.round((down / known) * 10_000) / 100 : Number.NaN;
}
