import { fleetUptime } from '../../report/fleet-uptime.ts';
import type { NumberName } from '../../report/numbers.ts';
import type { Database } from '../core/sqlite.ts';
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

function keepUptimes(database: Database, onShare: (share: number) => void): void {
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

function uptimeOf(layout: string, numbers: Buffer) {
  const names: NumberName[] = JSON.parse(layout);
  const values = new Float64Array(new Uint8Array(numbers).buffer);
  const stores = values.length / names.length;
  const columns = names.map((name, column) => ({
    ...name,
    values: values.subarray(column * stores, (column + 1) * stores),
  }));
  return fleetUptime({ stores: [], columns });
}
