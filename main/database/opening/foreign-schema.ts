import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { damaged, notOurs } from '../core/error.ts';
import { APPLICATION_ID } from '../core/schema-seal.ts';
import { SCHEMA_DIGESTS } from '../migrations/schema-digests.ts';
import { isFreeListWrong } from '../pages/free-pages.ts';
import { openPageFile, type PageFile } from '../pages/page-file.ts';
import { readSchemaRows, type SchemaEntry } from '../pages/schema-rows.ts';
import { LATEST } from './ownership.ts';

/** Where the header says which text encoding a database has, its version and whose it is. */
const [ENCODING_AT, VERSION_AT, OWNER_AT] = [56, 60, 68];
const UTF_8 = 1;

/**
 * Refuses a database whose schema is not, text for text, what this program makes, before SQLite is asked anything: a view
 * in the place of a table may be a question without end, a trigger or a virtual table may do what nobody asked for, and
 * checksums that anybody can make tell of neither. Also one whose list of free pages is wrong: what is written next would
 * be written over what is there. Reads the file by itself, so that nobody in this process may have it open.
 */
export function refuseForeignSchema(path: string): void {
  const file = openIfReadable(path);
  if (file === undefined) return;
  try {
    const header = file.read(1);
    if (header === undefined || header.toString('latin1', 0, 15) !== 'SQLite format 3') return;
    refuse(path, file, header);
  } finally {
    file.close();
  }
}

/** What cannot be read is met again, and said, when SQLite opens it. */
function openIfReadable(path: string): PageFile | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile() || stats.size === 0) return undefined;
  try {
    return openPageFile(path);
  } catch {
    return undefined;
  }
}

function refuse(path: string, file: PageFile, header: Buffer): void {
  const [version, owner] = [header.readUInt32BE(VERSION_AT), header.readUInt32BE(OWNER_AT)];
  const isOurs = owner === APPLICATION_ID;
  const entries = readSchemaRows(file);
  if (entries === undefined) throw isOurs ? damaged(path, 'its schema cannot be read') : notOurs(path);
  // Nothing was written to it yet, or it is somebody else's, which is told by its tables (ownership.ts).
  if (!entries.some(([, name]) => name === 'store')) return;
  const digests = SCHEMA_DIGESTS[version];
  const isAsMade =
    version > LATEST ? entries.every(isPlain) : digests?.includes(digestSchema(entries)) === true;
  if (!isAsMade || header.readUInt32BE(ENCODING_AT) !== UTF_8) {
    throw damaged(path, 'schema is not as it was written');
  }
  // What a write-ahead log still holds is looked at by the check of every page that is made then.
  if (!existsSync(`${path}-wal`) && isFreeListWrong(file)) {
    throw damaged(path, 'its list of free pages is wrong');
  }
}

/** SQLite's own notes for its planner, which come when they do. */
const STATISTICS: ReadonlyMap<string, string> = new Map([
  ['sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'],
  ['sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'],
]);

/** What a schema is, text for text, without those notes. */
export function digestSchema(entries: readonly SchemaEntry[]): string {
  const own = entries.filter(([, name, , sql]) => STATISTICS.get(name) !== sql || sql === null);
  return createHash('sha256').update(JSON.stringify(own)).digest('hex');
}

/** In a version that this program does not know yet: tables and indexes can be looked at, nothing else. */
const isPlain = ([type, , , sql]: SchemaEntry) =>
  (type === 'table' && sql !== null && /^CREATE TABLE\b/i.test(sql)) ||
  (type === 'index' && (sql === null || /^CREATE (UNIQUE )?INDEX\b/i.test(sql)));
