import type { OutageTable } from '../outage-table.ts';
import type { ReportDetails } from '../report.ts';
import type { Milliseconds } from '../types.ts';
import type { Mates } from './mates.ts';
import type { OwnOrShared } from './sure.ts';

/** The downtime of one store or several, how much of it lies in shared events, and how others were meanwhile (SPEC §16). */
export type Downtime = {
  readonly down: Milliseconds;
  readonly shared: Milliseconds;
  /** How much of the observed time of all others was down meanwhile, and usually is, in percent; NaN: nothing is known of them. */
  readonly othersDown: number;
  readonly usual: number;
};

/** Of a single store, besides: how many of its polls found it down, and the others of its group. */
export type StoreDowntime = Downtime & { readonly polls: number; readonly mates: Mates | undefined };

/** Of several stores: that of each by itself, shared, or some of both. docs/how-sure.md has the reasons, and how often it is right. */
export type WhoseTogether = 'own' | 'partly-shared' | 'shared';

/**
 * Of one store; or why it cannot be told: more others were down than usual, or more of its group, without a shared event to show
 * for it, or too few polls found it down.
 */
export type Whose = WhoseTogether | 'others-down' | 'group-down' | 'few-polls';

/** Up to so much of its downtime a store may have in shared events by chance; from so much on most of it is shared. */
const LITTLE = 0.1;
const MOST = 0.5;

/** A shared event takes five stores (SPEC §16), of which one is the store itself. */
const FEWEST_OTHERS = 4;

/** So many others more than usual make it doubtful that none went down with it: two at least, and of a few stores a third of one. */
const TIMES_USUAL = 1.5;
const FEWEST_DOWN = 2;
const FEWEST_MATES_DOWN = 1 / 3;

/**
 * So many polls must have found it down where no group shows whom it goes down with: beside all others, two or three that share a
 * short outage do not show (docs/how-sure.md).
 */
const FEWEST_POLLS = 3;

/** Adds up the outages of the stores that are meant. */
export function downtimeOf(
  { count, store, down }: Pick<OutageTable, 'count' | 'store' | 'down'>,
  { shared, othersDown, usual }: OwnOrShared,
  isIn: (store: number) => boolean,
): Downtime {
  let [time, together, known, others, usually] = [0, 0, 0, 0, 0];
  for (let place = 0; place < count; place++) {
    if (!isIn(store[place] as number)) continue;
    const own = down[place] as number;
    time += own;
    together += Math.min(own, shared[place] as number);
    if (Number.isNaN((othersDown[place] as number) + (usual[place] as number))) continue;
    known += own;
    others += own * (othersDown[place] as number);
    usually += own * (usual[place] as number);
  }
  return { down: time, shared: together, othersDown: others / known, usual: usually / known };
}

/** Of a store beside so many others that tell; `undefined` where there is no downtime, or too few of them. */
export function whoseOfStore(downtime: StoreDowntime, others: number): Whose | undefined {
  const { othersDown, usual, mates, polls } = downtime;
  const whose = whoseTogether(downtime, others + 1);
  if (whose !== 'own') return whose;
  if (Number.isNaN(othersDown)) return undefined;
  if (isMore((others * othersDown) / 100, (others * usual) / 100, FEWEST_DOWN)) return 'others-down';
  if (mates === undefined) return polls < FEWEST_POLLS ? 'few-polls' : 'own';
  return isMore(mates.down, mates.usual, FEWEST_MATES_DOWN) ? 'group-down' : 'own';
}

const isMore = (down: number, usual: number, fewest: number) => down >= fewest && down >= TIMES_USUAL * usual;

/** Of several stores, or all, of a report of so many that tell. */
export function whoseTogether(
  { down, shared }: Pick<Downtime, 'down' | 'shared'>,
  telling: number,
): WhoseTogether | undefined {
  if (!(down > 0) || telling <= FEWEST_OTHERS) return undefined;
  const share = shared / down;
  return share >= MOST ? 'shared' : share > LITTLE ? 'partly-shared' : 'own';
}

/** What is asked of a report's details; the window holds less of the outages than the report. */
type Told = Pick<ReportDetails, 'sure'> & {
  readonly outages: Pick<OutageTable, 'count' | 'store' | 'down'>;
};

/**
 * Whose the downtime of the stores that are meant was, but for never-online ones, and how much there was of it; `up` and `down`:
 * the interpolated times of all stores of the report. `undefined` where that was not found out, or cannot be told.
 */
export function whoseOfStores(
  details: Told,
  { up, down }: { readonly up: Float64Array; readonly down: Float64Array },
  isIn: (store: number) => boolean,
  isNeverOnline: (store: number) => boolean,
): { readonly whose: WhoseTogether; readonly downtime: Downtime } | undefined {
  if (details.sure === undefined) return undefined;
  const isCounted = (store: number) => isIn(store) && !isNeverOnline(store);
  const downtime = downtimeOf(details.outages, details.sure.outages, isCounted);
  const whose = whoseTogether(downtime, countTelling(up, down, isNeverOnline));
  return whose && { whose, downtime };
}

/** How many stores tell of others: those that were polled while open, but the never-online ones. */
export function countTelling(
  up: Float64Array,
  down: Float64Array,
  isNeverOnline: (store: number) => boolean,
): number {
  let count = 0;
  up.forEach((time, store) => {
    if (time + (down[store] as number) > 0 && !isNeverOnline(store)) count++;
  });
  return count;
}
