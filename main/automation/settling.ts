import type { Sighting } from '../jobs/service/service.ts';

/** The files of a folder, each with how long it has been what it is (ms, by a clock that nobody sets). */
export type Settling<File extends Sighting> = ReadonlyMap<
  string,
  { readonly file: File; readonly since: number }
>;

/** For so long a file must be what it is before it is taken (SPEC §18). */
export const SETTLED_MS = 5_000;

/** Takes in what a folder holds at a time: what has changed begins anew, what is gone is forgotten. */
export function settle<File extends Sighting>(
  before: Settling<File>,
  seen: ReadonlyMap<string, File>,
  at: number,
): Settling<File> {
  const entries = [...seen].map(([name, file]) => {
    const earlier = before.get(name);
    const since = earlier !== undefined && isSame(earlier.file, file) ? earlier.since : at;
    return [name, { file, since }] as const;
  });
  return new Map(entries);
}

/** Those that have been what they are for long enough, by name in code-unit order. */
export function settled<File extends Sighting>(settling: Settling<File>, at: number): File[] {
  return [...settling]
    .filter(([, { since }]) => at - since >= SETTLED_MS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { file }]) => file);
}

/** In how many milliseconds the next one will be; `undefined`: all are. */
export function nextSettles(settling: Settling<Sighting>, at: number): number | undefined {
  let next: number | undefined;
  for (const { since } of settling.values()) {
    const left = since + SETTLED_MS - at;
    if (left > 0 && left < (next ?? Number.POSITIVE_INFINITY)) next = left;
  }
  return next;
}

export function isSame(one: Sighting, other: Sighting): boolean {
  return one.bytes === other.bytes && one.modifiedNs === other.modifiedNs && one.inode === other.inode;
}
