import type { Compared, ComparedReport, Presence } from './compared.ts';
import { longestHeld, numbersOf } from './numbers.ts';
import { sharedTime } from './period.ts';
import type { Milliseconds } from './types.ts';
import { DAY } from './weekly-hours.ts';

/** Reports this near to each other on the clock count as of one time of the day. */
const SAME_TIME: Milliseconds = 15 * 60_000;

/** What makes two reports less than alike, so that a difference may come from it. */
export type Caveat =
  | { readonly kind: 'reach'; readonly before: Milliseconds; readonly after: Milliseconds }
  /** Their periods share so much time. */
  | { readonly kind: 'overlap'; readonly shared: Milliseconds }
  /** Of different times of the day, which the last hour and poll count's gates look at. */
  | { readonly kind: 'time-of-day' }
  | { readonly kind: 'stores'; readonly added: number; readonly gone: number }
  /** So many stores had other weekly hours. */
  | { readonly kind: 'hours'; readonly stores: number }
  /** So many stores had other closures; they took so much business time of all that are compared. */
  | {
      readonly kind: 'closures';
      readonly stores: number;
      readonly before: Milliseconds;
      readonly after: Milliseconds;
    }
  /** So many stores are set aside in either, and in none of the sums of both. */
  | { readonly kind: 'set-aside'; readonly stores: number }
  /** One was made before reports kept the groups of stores. */
  | { readonly kind: 'no-groups' };

/** The stores are those of both reports, compared. */
export function caveatsOf(
  before: ComparedReport,
  after: ComparedReport,
  { names, presences, differences }: Compared,
  { groupsKept, setAside }: { readonly groupsKept: boolean; readonly setAside: number },
): Caveat[] {
  const caveats: Caveat[] = [];
  if (before.reach !== after.reach) caveats.push({ kind: 'reach', before: before.reach, after: after.reach });
  const apart = Math.abs(after.asOf - before.asOf);
  const shared = sharedTime(before, after);
  if (shared > 0) caveats.push({ kind: 'overlap', shared });
  const ofDay = apart % DAY;
  const looksAtNow = before.period === undefined;
  if (looksAtNow && Math.min(ofDay, DAY - ofDay) > SAME_TIME) caveats.push({ kind: 'time-of-day' });
  const count = (wanted: Presence) => presences.filter((presence) => presence === wanted).length;
  const [added, gone] = [count('new'), count('gone')];
  if (added + gone > 0) caveats.push({ kind: 'stores', added, gone });
  const differ = (what: 'hours' | 'closures') =>
    differences.filter((one) => one === what || one === 'hours-and-closures').length;
  const [hours, closures] = [differ('hours'), differ('closures')];
  if (hours > 0) caveats.push({ kind: 'hours', stores: hours });
  if (closures > 0) {
    const isCompared = new Set(names);
    const taken = ({ report }: ComparedReport) =>
      numbersOf(report, 'interpolated', 'closed', longestHeld(report)).reduce(
        (sum, time, store) => (isCompared.has(report.stores[store]) ? sum + time : sum),
        0,
      );
    caveats.push({ kind: 'closures', stores: closures, before: taken(before), after: taken(after) });
  }
  if (setAside > 0) caveats.push({ kind: 'set-aside', stores: setAside });
  if (!groupsKept) caveats.push({ kind: 'no-groups' });
  return caveats;
}
