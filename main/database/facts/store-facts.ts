import type { FileKind } from '../../import/kinds/index.ts';
import type { Closure, OpeningHours, StoreDetail } from '../../report/types.ts';
import type { FactFormat } from './fact-rows.ts';
import { refuseSenselessClosures, refuseSenselessHours } from './senseless.ts';

export { EVERY_STORE } from '../core/every-store.ts';

export const hoursFormat: FactFormat<readonly OpeningHours[], 'business hours'> = {
  kind: 'business hours',
  write(hours) {
    const sorted = hours.toSorted((a, b) => a.day - b.day || a.start - b.start || a.end - b.end);
    return JSON.stringify(sorted.map(({ day, start, end }) => [day, start, end]));
  },
  read(text) {
    const intervals: [day: number, start: number, end: number][] = JSON.parse(text);
    refuseSenselessHours(intervals);
    return intervals.map(([day, start, end]) => ({ day, start, end }));
  },
};

export const zoneFormat: FactFormat<string, 'time zone'> = {
  kind: 'time zone',
  write: (zone) => zone,
  read: (zone) => zone,
};

export const detailFormat: FactFormat<StoreDetail, 'detail'> = {
  kind: 'detail',
  write: ({ name, group, salesPerHour }) =>
    JSON.stringify([name ?? null, group ?? null, salesPerHour ?? null]),
  read(text) {
    const detail: [name: string | null, group: string | null, salesPerHour: number | null] = JSON.parse(text);
    const [name, group, salesPerHour] = detail;
    return { name: name ?? undefined, group: group ?? undefined, salesPerHour: salesPerHour ?? undefined };
  },
};

/** `ofSample`: taken over from the sample when the person changed the closures it stands among, and gone with it. */
export type StoredClosure = Closure & { readonly ofSample?: true };

export const closureFormat: FactFormat<readonly StoredClosure[], 'closures'> = {
  kind: 'closures',
  write(closures) {
    const sorted = closures.toSorted((a, b) => a.from - b.from || a.until - b.until);
    const texts = sorted.map(({ from, until, reason, ofSample }) =>
      ofSample === true ? [from, until, reason, OF_SAMPLE] : [from, until, reason],
    );
    return JSON.stringify(texts);
  },
  read(text) {
    const closures: [from: number, until: number, reason: string, mark?: typeof OF_SAMPLE][] =
      JSON.parse(text);
    refuseSenselessClosures(closures);
    return closures.map(([from, until, reason, mark]) => ({
      from,
      until,
      reason,
      ...(mark === OF_SAMPLE ? { ofSample: true as const } : {}),
    }));
  },
};

const OF_SAMPLE = 1;

/** The kinds of file whose rows have a table of their own; salvage/true-rows.ts must find them there. */
export type KindInTable = 'polls';

/**
 * How what every other kind of file says of a store is kept. Reports, checks and salvage go by this list, so that what a
 * new kind brings is neither unread nor lost.
 */
export const FACT_FORMATS = {
  'business-hours': hoursFormat,
  'time-zones': zoneFormat,
  stores: detailFormat,
  closures: closureFormat,
} satisfies Readonly<Record<KindInFacts, { readonly kind: string }>>;

export type KindInFacts = Exclude<FileKind, KindInTable>;

/** What such a kind is called in its rows. */
export type FactName = (typeof FACT_FORMATS)[KindInFacts]['kind'];
