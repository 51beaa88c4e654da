import { numbersOf, periodsHeld } from '../numbers.ts';
import type { Report } from '../report.ts';
import { fitLikely, type LikelyStores } from './likely.ts';
import { rangeOf } from './likely-range.ts';
import { ownOrShared } from './own-or-shared.ts';
import { findSharedEvents } from './shared-events.ts';
import type { LikelyRanges, Sure } from './sure.ts';
import type { SurePart } from './sure-part.ts';

/** Joins what was gathered of the stores of a report. */
export function joinSure(report: Report, parts: readonly SurePart[]): Sure {
  const placesOf = placesIn(report.stores, parts);
  const likely = fitLikely(
    parts.map(({ likely }) => likely),
    placesOf,
    report.stores.length,
  );
  const shared = findSharedEvents(
    parts.map(({ binned }) => binned),
    placesOf,
    report.details,
  );
  return {
    ranges: 'none' in likely ? noRanges(report) : rangesOf(report, likely),
    kinds: 'none' in likely ? likely.none : [...likely.weights],
    events: shared.events,
    outages: ownOrShared(report, parts, placesOf, shared.isShared),
  };
}

function placesIn(stores: readonly string[], parts: readonly SurePart[]): Uint32Array[] {
  const placeOf = new Map(stores.map((id, place) => [id, place]));
  return parts.map((part) => Uint32Array.from(part.stores, (id) => placeOf.get(id) as number));
}

function noRanges(report: Report): LikelyRanges[] {
  const none = () => new Float64Array(report.stores.length).fill(Number.NaN);
  return periodsHeld(report).map((window) => ({ window, low: none(), high: none() }));
}

function rangesOf(report: Report, likely: LikelyStores): LikelyRanges[] {
  const ranges = noRanges(report);
  ranges.forEach(({ window, low, high }, period) => {
    const atLeast = numbersOf(report, 'interpolated', 'down-at-least', window);
    const atMost = numbersOf(report, 'interpolated', 'down-at-most', window);
    for (let place = 0; place < report.stores.length; place++) {
      const one = likely.of(place, period);
      if (one === undefined) continue;
      const range = rangeOf(one, atLeast[place] as number, atMost[place] as number);
      low[place] = range.low;
      high[place] = range.high;
    }
  });
  return ranges;
}
