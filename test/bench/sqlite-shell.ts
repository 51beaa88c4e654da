import { rmSync, statSync } from 'node:fs';
import { dataSet } from './generate.ts';
import { run } from './measure.ts';

/** Text columns first, as `.import` wants them, then typed tables like the app's own; synchronous as it comes: FULL. */
function script(folder: string): string {
  const { polls, hours, zones } = dataSet(folder);
  return `.bail on
PRAGMA cache_size = -65536;
CREATE TABLE poll_text (store_id TEXT, status TEXT, timestamp_utc TEXT);
CREATE TABLE hours_text (store_id TEXT, day TEXT, opens TEXT, closes TEXT);
CREATE TABLE zone_text (store_id TEXT, zone TEXT);
.mode csv
.import --skip 1 ${quoted(polls)} poll_text
.import --skip 1 ${quoted(hours)} hours_text
.import --skip 1 ${quoted(zones)} zone_text
BEGIN;
CREATE TABLE store (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, zone TEXT) STRICT;
CREATE TABLE business_hours (store INTEGER, day INTEGER, opens INTEGER, closes INTEGER) STRICT;
CREATE TABLE poll (
  store INTEGER, at INTEGER, active INTEGER NOT NULL, PRIMARY KEY (store, at)
) STRICT, WITHOUT ROWID;
INSERT INTO store (name)
  SELECT store_id FROM poll_text UNION SELECT store_id FROM hours_text UNION SELECT store_id FROM zone_text;
UPDATE store SET zone = zone_text.zone FROM zone_text WHERE zone_text.store_id = store.name;
INSERT INTO business_hours
  SELECT store.id, CAST(day AS INTEGER), 1000 * unixepoch('1970-01-01 ' || opens), 1000 * unixepoch('1970-01-01 ' || closes)
  FROM hours_text JOIN store ON store.name = hours_text.store_id;
INSERT OR REPLACE INTO poll
  SELECT store.id,
    1000 * unixepoch(substr(timestamp_utc, 1, 19))
      + CAST(substr(replace(substr(timestamp_utc, 21), ' UTC', '') || '000', 1, 3) AS INTEGER) AS at,
    status = 'active'
  FROM poll_text JOIN store ON store.name = poll_text.store_id ORDER BY store.id, at, poll_text.rowid;
DROP TABLE poll_text;
DROP TABLE hours_text;
DROP TABLE zone_text;
COMMIT;
SELECT count(*) FROM poll;
`;
}

/** The polls as text and nothing else: the least that the shell does with such a file. */
function bareScript(folder: string): string {
  const { polls } = dataSet(folder);
  return `.bail on
CREATE TABLE poll_text (store_id TEXT, status TEXT, timestamp_utc TEXT);
.mode csv
.import --skip 1 ${quoted(polls)} poll_text
SELECT count(*) FROM poll_text;
`;
}

const quoted = (path: string) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Whether there is a sqlite3 shell on the PATH, and which. */
export async function shellVersion(): Promise<string | undefined> {
  try {
    return (await run('sqlite3', ['--version'])).output.split(' ')[0];
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const [folder, file, bare] = process.argv.slice(2);
  if (!folder || !file) {
    console.error('usage: node sqlite-shell.ts <dataDir> <dbFile> [--bare]');
    process.exit(2);
  }
  if ((await shellVersion()) === undefined) {
    console.log(JSON.stringify({ installed: false }));
  } else {
    rmSync(file, { force: true });
    const made = bare === '--bare' ? bareScript : script;
    const { wall_s, peak_mb, output } = await run('sqlite3', ['-batch', file], made(folder));
    const db_mb = statSync(file).size / 2 ** 20;
    console.log(JSON.stringify({ installed: true, import_s: wall_s, polls: Number(output), peak_mb, db_mb }));
  }
}
