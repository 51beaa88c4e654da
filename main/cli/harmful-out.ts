import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { sampleFiles } from '../jobs/sample-files.ts';
import { UsageError } from './arguments.ts';
import { endOfLinks, identify, isSameFile } from './file-identity.ts';
import type { InputFile } from './inputs.ts';

/** What SQLite and Store Monitor keep beside a database. */
const BESIDE_A_DATABASE = ['-wal', '-shm', '-journal', '.lock'];
const DATABASE_MARK = 'SQLite format 3\0';

/**
 * Throws a UsageError where `--out` would replace what the command needs, by whatever name or link it is called: an
 * input, the sample, a database or what lies beside it (SPEC §6).
 */
export function refuseHarmfulOut(
  out: string,
  inputs: readonly InputFile[],
  database: string | undefined,
): void {
  const target = identify(resolve(out));
  if (target === undefined) return;
  const isTarget = (path: string | Buffer) => isSameFile(target, identify(path));
  const refuse = (what: string) => {
    throw new UsageError(`--out ${out} would replace ${what}. Name another file.`);
  };
  for (const { name, path } of inputs) if (isTarget(path)) refuse(`the input ${name}`);
  if (sampleFiles().some(isTarget)) refuse('a file of the bundled sample');
  const named = database === undefined ? [] : [resolve(database), endOfLinks(resolve(database))];
  if (named.some(isTarget)) refuse(`the database ${database}`);
  if (named.some((file) => BESIDE_A_DATABASE.some((end) => isTarget(file + end)))) {
    refuse(`a part of the database ${database}`);
  }
  if (holdsDatabase(resolve(out))) refuse('a database');
}

/** Whether a file is a database, such as a copy of one that was kept. */
function holdsDatabase(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    const file = openSync(path, 'r');
    try {
      const beginning = Buffer.alloc(DATABASE_MARK.length);
      readSync(file, beginning, 0, beginning.length, 0);
      return beginning.toString('latin1') === DATABASE_MARK;
    } finally {
      closeSync(file);
    }
  } catch {
    // What cannot be read is refused where it cannot be written either, and is not known for a database otherwise.
    return false;
  }
}
