import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProblem } from '../jobs/files/file-problem.ts';
import { nameLeftover, sweepLeftovers } from '../jobs/files/leftovers.ts';

/** A folder of the command's own for its temporary database and the like; made when it is first asked for. */
export type TemporaryFolder = { path(): string; remove(): void };

/** Also clears away those of commands that were killed. */
export function temporaryFolder(): TemporaryFolder {
  let made: string | undefined;
  sweepLeftovers(tmpdir());
  return {
    path() {
      made ??= make();
      return made;
    },
    remove() {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
    },
  };
}

function make(): string {
  const path = join(tmpdir(), nameLeftover());
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const problem = writeProblem(error);
    const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
    throw new Error(
      `No temporary folder could be made in ${tmpdir()}: ${problem}. Name a --database, or set ${variable} to a folder that can be written.`,
      { cause: error },
    );
  }
  return path;
}
