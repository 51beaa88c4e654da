import { longestHeld, numbersOf } from '../numbers.ts';
import type { StoredReport } from '../report.ts';
import type { Milliseconds } from '../types.ts';
import { type FellTogether, fellTogether } from './fell-together.ts';

/** A report, and the places of the stores that are meant in it. */
type Side = { readonly report: StoredReport; readonly places: readonly number[] };

/**
 * The shared events that most of the difference in downtime between two reports fell in: those of the one with the lower uptime,
 * whichever that is, against what it would have been down at the uptime of the other. `undefined` where no few events are why, and
 * where that report does not hold its shared events.
 */
export function fellBetween(one: Side, other: Side): FellTogether | undefined {
  const [a, b] = [timesOf(one), timesOf(other)];
  const isOneWorse = a.down * b.known > b.down * a.known;
  const [worse, better] = isOneWorse ? [a, b] : [b, a];
  const { report, places } = isOneWorse ? one : other;
  const sure = report.details?.sure;
  if (report.details === undefined || sure === undefined) return undefined;
  const asked = new Set(places);
  return fellTogether({
    outages: report.details.outages,
    sure,
    sets: report.details,
    isIn: (store) => asked.has(store),
    down: worse.down,
    more: worse.down - (better.down / better.known) * worse.known,
  });
}

function timesOf({ report, places }: Side): { readonly down: Milliseconds; readonly known: Milliseconds } {
  const sum = (measure: 'up' | 'down') => {
    const times = numbersOf(report, 'interpolated', measure, longestHeld(report));
    return places.reduce((total, place) => total + (times[place] as number), 0);
  };
  const down = sum('down');
  return { down, known: down + sum('up') };
}
