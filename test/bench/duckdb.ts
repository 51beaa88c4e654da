import { rmSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { reportStatements } from './duckdb-report.ts';
import { type DataSet, dataSet } from './generate.ts';
import { peakMegabytes, seconds } from './measure.ts';

/**
 * How the polls are imported. `tuned`: the fastest typed import found (order not kept, pages not compressed, smaller
 * read buffers). `declared`: the same columns under DuckDB's default settings. `timestamptz`: as `tuned`, but the
 * column a zone-aware design would choose. `unique`: the work that SPEC §1 asks of an import, one row for each store
 * and millisecond, the later row winning, kept in that order. `auto`: everything detected; ids become integers.
 */
export const VARIANTS = ['tuned', 'declared', 'timestamptz', 'unique', 'auto'] as const;
export type Variant = (typeof VARIANTS)[number];

const FORMAT = "auto_detect = false, header = true, delim = ',', quote = '', escape = ''";

function text(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

function polls(path: string, variant: Variant, more: string): string {
  if (variant === 'auto') return `CREATE TABLE poll AS SELECT * FROM read_csv(${text(path)}${more})`;
  const type = variant === 'timestamptz' ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  const buffer = variant === 'declared' ? '' : ', buffer_size = 8000000';
  const columns = `columns = {'store_id': 'VARCHAR', 'status': 'VARCHAR', 'timestamp_utc': '${type}'}`;
  const from = `FROM read_csv(${text(path)}, ${FORMAT}, ${columns}${buffer}${more})`;
  if (variant !== 'unique') {
    return `CREATE TABLE poll AS SELECT store_id, timestamp_utc AS polled, status = 'active' AS active ${from}`;
  }
  return `CREATE TABLE poll AS
    SELECT store_id, polled, arg_max(active, line) AS active FROM (
      SELECT store_id, date_trunc('milliseconds', timestamp_utc) AS polled, status = 'active' AS active,
        row_number() OVER () AS line ${from}
    ) GROUP BY store_id, polled ORDER BY store_id, polled`;
}

function hours(path: string, variant: Variant, more: string): string {
  if (variant === 'auto')
    return `CREATE TABLE business_hours AS SELECT * FROM read_csv(${text(path)}${more})`;
  const columns = "columns = {'store_id': 'VARCHAR', 'day': 'TINYINT', 'opens': 'TIME', 'closes': 'TIME'}";
  return `CREATE TABLE business_hours AS SELECT * FROM read_csv(${text(path)}, ${FORMAT}, ${columns}${more})`;
}

function zones(path: string, variant: Variant, more: string): string {
  if (variant === 'auto') return `CREATE TABLE time_zone AS SELECT * FROM read_csv(${text(path)}${more})`;
  const columns = "columns = {'store_id': 'VARCHAR', 'zone': 'VARCHAR'}";
  return `CREATE TABLE time_zone AS SELECT * FROM read_csv(${text(path)}, ${FORMAT}, ${columns}${more})`;
}

async function settings(connection: DuckDBConnection, variant: Variant): Promise<void> {
  await connection.run("SET TimeZone = 'UTC'");
  if (variant === 'declared' || variant === 'auto') return;
  if (variant === 'tuned' || variant === 'timestamptz')
    await connection.run('SET preserve_insertion_order = false');
  await connection.run("SET force_compression = 'uncompressed'");
}

async function importAll(connection: DuckDBConnection, from: DataSet, variant: Variant, more: string) {
  const polls_s = await seconds(() => connection.run(polls(from.polls, variant, more)));
  const hours_s = await seconds(() => connection.run(hours(from.hours, variant, more)));
  const zones_s = await seconds(() => connection.run(zones(from.zones, variant, more)));
  const checkpoint_s = await seconds(() => connection.run('CHECKPOINT'));
  return { polls_s, hours_s, zones_s, checkpoint_s };
}

async function report(connection: DuckDBConnection, by: 'icu' | 'offsets'): Promise<number> {
  return seconds(async () => {
    for (const statement of reportStatements(by)) await connection.run(statement);
  });
}

/** Imports a data folder into a new database file and computes the report: once by offsets, for `tuned` also by ICU. */
async function bench(folder: string, file: string, variant: Variant, more: string) {
  for (const old of [file, `${file}.wal`]) rmSync(old, { force: true });
  const start = performance.now();
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await settings(connection, variant);
  const phases = await importAll(connection, dataSet(folder), variant, more);
  const import_s = (performance.now() - start) / 1000;
  const import_peak_mb = peakMegabytes();
  const db_mb = statSync(file).size / 2 ** 20;
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM poll');
  const figures = { variant, polls: Number(reader.value(0, 0)), import_s, ...phases, db_mb, import_peak_mb };
  if (variant === 'auto') return { ...figures, peak_mb: import_peak_mb };
  const withReport = { ...figures, report_s: await report(connection, 'offsets'), peak_mb: peakMegabytes() };
  return variant === 'tuned' ? { ...withReport, report_icu_s: await report(connection, 'icu') } : withReport;
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { variant: { type: 'string', default: 'tuned' }, 'ignore-errors': { type: 'boolean' } },
  });
  const [folder, file] = positionals;
  const variant = VARIANTS.find((name) => name === values.variant);
  if (!folder || !file || !variant) {
    console.error(
      `usage: node duckdb.ts <dataDir> <dbFile> [--variant ${VARIANTS.join('|')}] [--ignore-errors]`,
    );
    process.exit(2);
  }
  const more = values['ignore-errors'] ? ', ignore_errors = true' : '';
  console.log(JSON.stringify(await bench(folder, file, variant, more)));
}
