/** Milliseconds since 1970-01-01T00:00:00Z. Whole numbers, except half milliseconds midway between two polls. */
export type Milliseconds = number;

/** One observation of one store (SPEC §1). */
export type Poll = { readonly at: Milliseconds; readonly active: boolean };

/**
 * One weekly opening interval as a business hours row states it (SPEC §1): `day` 0 = Monday … 6 = Sunday, times in
 * milliseconds after local midnight. `end` is up to 24 h (86,400,000); at or before `start` it runs into the next day.
 */
export type OpeningHours = { readonly day: number; readonly start: Milliseconds; readonly end: Milliseconds };

/** Hours of one store: its openings, none where it is always closed; `always` where no file names its hours: open 24×7. */
export type WeeklyHours = readonly OpeningHours[] | 'always';

/**
 * A stretch in which a store is closed whatever its hours say (SPEC §9), in milliseconds from 1970-01-01 00:00 on the
 * store's own wall clock; `reason` is empty where none was given.
 */
export type Closure = { readonly from: Milliseconds; readonly until: Milliseconds; readonly reason: string };

/** What a store is called, belongs to, and sells in an hour (SPEC §9). */
export type StoreDetail = {
  readonly name: string | undefined;
  readonly group: string | undefined;
  readonly salesPerHour: number | undefined;
};

/** The three windows, each reaching back from as-of (SPEC §2). */
export const WINDOWS = [
  { name: 'hour', length: 3_600_000 },
  { name: 'day', length: 86_400_000 },
  { name: 'week', length: 604_800_000 },
] as const;

/** The place of the last hour in WINDOWS. */
export const IN_HOUR = 0;

export type WindowName = (typeof WINDOWS)[number]['name'];

/** What the numbers of a report are of: one of its windows, or its period (SPEC §14). */
export type PeriodName = WindowName | 'period';

/** Both methods of SPEC §3. */
export const METHODS = ['poll-count', 'interpolated'] as const;
export type Method = (typeof METHODS)[number];

/** Whether a text names a method. */
export function isMethod(text: string): text is Method {
  return METHODS.some((method) => method === text);
}

export type PerWindow<T> = Readonly<Record<WindowName, T>>;
