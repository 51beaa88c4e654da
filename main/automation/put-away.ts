import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, parse, sep } from 'node:path';
import { writeProblem } from '../jobs/files/file-problem.ts';
import { type FoundFile, findFile, type Place } from './list-folder.ts';
import { isSame } from './settling.ts';

/** Into which folder of the watched one a file goes that is done with. */
export type PutAway = 'imported' | 'refused';

/**
 * Moves a file that is done with into a folder beside it, under a name that is free there; `why` is written beside a
 * refused one. Answers why it was left where it is, in words, where it was. A file that took its place meanwhile stays.
 */
export async function putAway(
  folder: string,
  file: FoundFile,
  into: PutAway,
  why: string,
): Promise<string | undefined> {
  try {
    const now = await findFile(file.place);
    if (now === undefined) return 'it is gone from the folder';
    if (!isSame(now, file)) return 'another file took its place';
    await mkdir(join(folder, into), { recursive: true });
    const to = await freePlace(join(folder, into), file);
    if (into === 'refused') await writeFile(`${String(to)}.why.txt`, `${why}\n`);
    await rename(file.place, to);
    const moved = await findFile(to);
    if (moved === undefined || isSame(moved, file)) return undefined;
    // It was exchanged in the moment before: what was moved is not what was imported.
    await rename(to, file.place);
    return 'another file took its place';
  } catch (error) {
    return writeProblem(error);
  }
}

/** `polls.csv`, or `polls (2).csv` where that is taken, and so on. */
async function freePlace(folder: string, { name, place }: FoundFile): Promise<Place> {
  const own = typeof place === 'string' ? join(folder, name) : inBytes(folder, place);
  if ((await findFile(own)) === undefined) return own;
  const { name: stem, ext } = parse(name);
  for (let number = 2; ; number++) {
    const next = join(folder, `${stem} (${number})${ext}`);
    if ((await findFile(next)) === undefined) return next;
  }
}

function inBytes(folder: string, place: Buffer): Buffer {
  return Buffer.concat([Buffer.from(folder), place.subarray(place.lastIndexOf(sep))]);
}
