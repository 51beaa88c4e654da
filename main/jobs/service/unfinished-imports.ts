import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { IMPORTING } from '../../database/core/beside.ts';
import { realFile } from '../../database/core/real-file.ts';

/** The names of files whose import has not ended, in a small file beside the database, which outlives a crash. */
export type UnfinishedImports = {
  /** What an earlier run left; none once this one has begun to import, or they were forgotten. */
  ofEarlierRun(): readonly string[];
  /** Those of this run. */
  keep(names: readonly string[]): void;
  forget(): void;
};

/** Somebody who reads the names needs no more of them, and every file that is done writes the list anew. */
const MOST_KEPT = 100;

const Names = v.pipe(v.array(v.string()), v.readonly());

/** `database` answers which one is in use. What cannot be written is only not told of after a crash. */
export function createUnfinishedImports(database: () => string): UnfinishedImports {
  let isOwn = false;
  const file = () => `${realFile(database())}${IMPORTING}`;

  function write(names: readonly string[]): void {
    isOwn = true;
    try {
      if (names.length === 0) rmSync(file(), { force: true });
      else writeFileSync(file(), JSON.stringify(names.slice(0, MOST_KEPT)), { mode: 0o600 });
    } catch {
      return;
    }
  }

  return {
    ofEarlierRun: () => (isOwn ? [] : read(file())),
    keep: write,
    forget: () => write([]),
  };
}

function read(file: string): readonly string[] {
  try {
    const names = v.safeParse(Names, JSON.parse(readFileSync(file, 'utf8')));
    return names.success ? names.output : [];
  } catch {
    return [];
  }
}
