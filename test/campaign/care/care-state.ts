import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listKept } from '../../../main/database/care/kept-aside.ts';
import { DatabaseError } from '../../../main/database/core/error.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../../main/database/opening/connection.ts';
import { dump } from '../../fixtures/importing.ts';
import type { CareFiles } from './care-once.ts';

/** What a place holds, by content: names tell times. */
export type PlaceState = {
  readonly database: string;
  readonly backup: string | undefined;
  readonly automatic: readonly string[];
  readonly kept: readonly string[];
};

export function stateOf({ database, backup, automatic }: CareFiles): PlaceState {
  return {
    // First, for what a kill cut off is brought in order by opening it.
    database: contentOf(database),
    backup: existsSync(backup) ? contentOf(backup) : undefined,
    automatic: backupsIn(automatic)
      .map((name) => contentOf(join(automatic, name)))
      .sort(),
    kept: listKept(database)
      .map(({ name }) => contentOf(join(dirname(database), name)))
      .sort(),
  };
}

/** What bears the name of an automatic backup. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('store-monitor-') && name.endsWith('.db'));
}

/** Every file of a place but those that belong there. */
export function straysIn(place: string, { database, backup }: CareFiles): string[] {
  const kept = listKept(database).map(({ name }) => name);
  const own = new Set([basename(database), basename(backup), ...kept]);
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !own.has(entry.name))
    .map(({ name }) => name)
    .filter((name) => !/^store-monitor-[\d-]+\.db$/.test(name));
}

/** By the bytes of files that nothing lies beside, which say all. */
const known = new Map<string, string>();

/** A digest of what a sound database holds, row for row, or of the bytes of one that is known for damaged. */
function contentOf(file: string): string {
  // Once moved aside, a database is made anew by the next start.
  if (!existsSync(file)) return readContent(file, '');
  const bytes = digest(readFileSync(file));
  const isAlone = ['-wal', '-journal'].every((end) => !existsSync(file + end)) && statSync(file).nlink === 1;
  const content = (isAlone ? known.get(bytes) : undefined) ?? readContent(file, bytes);
  if (isAlone) known.set(bytes, content);
  return content;
}

function readContent(file: string, bytes: string): string {
  let database: WritableDatabase | undefined;
  try {
    database = openForWriting(file);
    const faults = database.pragma('integrity_check', { simple: true });
    if (faults !== 'ok') throw new Error(`${basename(file)} is damaged: ${faults}`);
    return digest(dump(database, { all: true }));
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'database-damaged') return `damaged ${bytes}`;
    throw error;
  } finally {
    if (database !== undefined) closeDatabase(database);
  }
}

const digest = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 12);
