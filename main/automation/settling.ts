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
  const now = new Map<string, { readonly file: File; readonly since: number }>();
  for (const [name, file] of seen) {
    const earlier = before.get(name);
    now.set(name, earlier !== undefined && isSame(earlier.file, file) ? earlier : { file, since: at });
  }
  return now;
}

/** Those of the wanted that have been what they are for long enough, by name in code-unit order. */
export function settled<File extends Sighting>(
  settling: Settling<File>,
  at: number,
  isWanted: (file: File) => boolean,
): File[] {
  const found: string[] = [];
  for (const [name, { file, since }] of settling) {
    if (at - since >= SETTLED_MS && isWanted(file)) found.push(name);
  }
  return found.sort().flatMap((name) => settling.get(name)?.file ?? []);
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
