import * as v from 'valibot';

const DAY_MS = 86_400_000;
/** How old a version is before that is told by itself, and how long until it is told again. */
const QUARTER_MS = 91 * DAY_MS;
const MONTH_MS = 30.44 * DAY_MS;

const Manifest = v.object({
  /** The day that packaging writes into it. */
  releasedAt: v.pipe(v.string(), v.isoDate()),
  homepage: v.exactOptional(v.string()),
});

/** When this version was made, in milliseconds since the epoch, and where newer ones are to be found. */
export type Release = { readonly at: number; readonly where: string | undefined };

/** What package.json says of the release; `undefined` where none was made of it, as while developing. */
export function readRelease(manifest: unknown): Release | undefined {
  const { success, output } = v.safeParse(Manifest, manifest);
  if (!success) return undefined;
  const { releasedAt, homepage } = output;
  return {
    at: Date.parse(releasedAt),
    where: homepage?.startsWith('https://') ? `${homepage}/releases` : undefined,
  };
}

/** How old it is, such as `4 months`; under a month in days, and nothing for a clock that is wrong. */
export function ageText({ at }: Release, now: number): string | undefined {
  const age = now - at;
  if (age < 0) return undefined;
  const inMonths = age >= MONTH_MS;
  const count = Math.floor(age / (inMonths ? MONTH_MS : DAY_MS));
  if (count === 0) return 'new';
  return `${count} ${inMonths ? 'month' : 'day'}${count === 1 ? '' : 's'} old`;
}

/** Where to look for a newer version: the app asks nobody. */
export function whereToLook({ where }: Release): string {
  return `Store Monitor does not go online to find newer versions. Look ${where === undefined ? 'where you got this one' : `at ${where}`}.`;
}

/** Whether its age is to be told now, `toldAt` being when it was last. A telling that lies ahead is a clock that was wrong. */
export function isAgeToBeTold({ at }: Release, toldAt: number | undefined, now: number): boolean {
  return now - at >= QUARTER_MS && (toldAt === undefined || Math.abs(now - toldAt) >= QUARTER_MS);
}
