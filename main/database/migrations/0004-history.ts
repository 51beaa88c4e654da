import type { WritableDatabase } from '../core/sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * A report has a label, and keeps what its history tells of it: how it was asked for, the uptime of all its stores, the
 * imports it was made from, and what tells whether those data are still the same. An import keeps its file's SHA-256.
 * Of older reports and imports only the uptime can be told.
 */
export const history: Migration = {
  version: 4,
  run(database, onShare) {
    database.exec(`
      -- Lower-case hexadecimal.
      ALTER TABLE import ADD COLUMN sha256 TEXT CHECK (length(sha256) = 64);

      -- The imports that reports were made from, a list for all reports between two changes; see made-from.ts.
      CREATE TABLE made_from (
        id INTEGER PRIMARY KEY,
        imports TEXT NOT NULL UNIQUE CHECK (json_valid(imports))
      ) STRICT;

      ALTER TABLE report ADD COLUMN label TEXT NOT NULL DEFAULT '';
      ALTER TABLE report ADD COLUMN as_of_choice TEXT CHECK (as_of_choice IN ('latest', 'now', 'instant'));
      -- JSON of FleetUptime.
      ALTER TABLE report ADD COLUMN fleet TEXT CHECK (json_valid(fleet));
      ALTER TABLE report ADD COLUMN made_from INTEGER REFERENCES made_from;
      -- See data-seal.ts.
      ALTER TABLE report ADD COLUMN data_seal TEXT;
    `);
    keepUptimes(database, onShare);
  },
};

function keepUptimes(database: WritableDatabase, onShare: (share: number) => void): void {
  const reports = database.prepare<[], string>('SELECT report FROM report_result').pluck().all();
  const find = database.prepare<[string], { layout: string; numbers: Buffer }>(
    'SELECT layout, numbers FROM report_result WHERE report = ?',
  );
  const keep = database.prepare('UPDATE report SET fleet = ? WHERE id = ?');
  for (const [index, report] of reports.entries()) {
    const result = find.get(report);
    if (result !== undefined) keep.run(JSON.stringify(uptimeOf(result.layout, result.numbers)), report);
    onShare((index + 1) / reports.length);
  }
}

/** Uptime of all stores in percent as it was told when schema 4 was made, by method and window. */
function uptimeOf(layout: string, numbers: Buffer) {
  const names: { readonly method: string; readonly measure: string; readonly window: string }[] =
    JSON.parse(layout);
  const values = new Float64Array(new Uint8Array(numbers).buffer);
  const stores = values.length / names.length;
  const total = (method: string, measure: string, window: string) => {
    const column = names.findIndex(
      (name) => name.method === method && name.measure === measure && name.window === window,
    );
    if (column === -1) throw new Error(`The report has no ${method} ${measure} of the last ${window}.`);
    return values.subarray(column * stores, (column + 1) * stores).reduce((sum, time) => sum + time, 0);
  };
  const uptime = (method: string, window: string) =>
    percentOf(total(method, 'up', window), total(method, 'down', window));
  const byWindow = (method: string) => ({
    hour: uptime(method, 'hour'),
    day: uptime(method, 'day'),
    week: uptime(method, 'week'),
  });
  return { 'poll-count': byWindow('poll-count'), interpolated: byWindow('interpolated') };
}

/** Never 100 while there is downtime, nor 0 while there is uptime; null where nothing is known. */
function percentOf(up: number, down: number): number | null {
  const known = up + down;
  if (known === 0) return null;
  const rounded = Math.round((up / known) * 10_000);
  if (down > 0 && rounded === 10_000) return 99.99;
  if (up > 0 && rounded === 0) return 0.01;
  return rounded / 100;
}
