import type { DuckDBConnection } from '@duckdb/node-api';
import { reportSql } from '../../main/jobs/report-sql.ts';
import { heardFor, type ReportQuestion } from '../../main/report/period.ts';
import { DEFAULT_ZONE } from '../../main/report/report-zone.ts';
import { readZoneOffsets } from '../../main/report/time-zone.ts';
import { DAY, readWeekSpans } from '../../main/report/weekly-hours.ts';
import { hoursOf, storesOf } from './engine.ts';
import type { DataSet } from './report.ts';

type Asked = DataSet & Pick<ReportQuestion, 'period'>;

/** Fills the tables that the SQL reads with a data set, as the files that are handed over would. */
export async function fillTables(duckdb: DuckDBConnection, data: Asked): Promise<void> {
  const stores = storesOf(data);
  const polls = stores.flatMap(({ id, polls: { at, active, count } }) =>
    Array.from({ length: count }, (_, i) => [text(id), instant(at[i] as number), active[i] === 1]),
  );
  const hours = stores.flatMap(({ id }) =>
    readWeekSpans(hoursOf(data, id)).map(({ start, end }) => {
      const day = Math.floor(start / DAY);
      return [text(id), day, start - day * DAY, end - day * DAY];
    }),
  );
  const zones = data.zones.filter(({ store }, i) => data.zones.findLastIndex((z) => z.store === store) === i);
  const { from, to } = heardFor(data);
  const offsets = [...new Set([DEFAULT_ZONE, ...data.zones.map(({ zone }) => zone)])].flatMap((zone) => {
    const { starts, offsets } = readZoneOffsets(zone, from - 5 * DAY, to + 4 * DAY);
    return starts.map((since, i) => [text(zone), instant(since), offsets[i]]);
  });
  const closures = (data.closures ?? []).map(({ store, from, until }) => [
    text(store),
    local(from),
    local(until),
  ]);
  const tables = [
    table('polls', 'store_id VARCHAR, "at" TIMESTAMPTZ, active BOOLEAN', polls),
    table(
      'stores',
      'store_id VARCHAR, name VARCHAR, store_group VARCHAR, sales_per_hour DOUBLE',
      stores.map(({ id }) => [text(id), 'NULL', 'NULL', 'NULL']),
    ),
    table('business_hours', 'store_id VARCHAR, day INTEGER, start_ms INTEGER, end_ms INTEGER', hours),
    table(
      'time_zones',
      'store_id VARCHAR, timezone_str VARCHAR',
      zones.map(({ store, zone }) => [text(store), text(zone)]),
    ),
    table('zone_offsets', 'timezone_str VARCHAR, since TIMESTAMPTZ, offset_ms INTEGER', offsets),
    table(
      'closures',
      'store_id VARCHAR, closed_from_local TIMESTAMP, closed_until_local TIMESTAMP',
      closures,
    ),
  ];
  await duckdb.run(tables.join(';'));
}

function table(name: string, columns: string, rows: readonly (readonly unknown[])[]): string {
  const create = `CREATE OR REPLACE TABLE ${name} (${columns})`;
  return rows.length === 0
    ? create
    : `${create}; INSERT INTO ${name} VALUES ${rows.map((row) => `(${row.join()})`).join()}`;
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const instant = (ms: number) => `make_timestamptz(${1000 * ms}::BIGINT)`;
const local = (ms: number) => `make_timestamp(${1000 * ms}::BIGINT)`;

/** Runs the SQL over the tables that fillTables filled. */
export async function runReport(duckdb: DuckDBConnection, question: ReportQuestion): Promise<void> {
  await duckdb.run(reportSql(question));
}

/**
 * What was answered: the columns of poll_count by store, and up, down, unknown, at least and at most in milliseconds and how many
 * outages by store and window.
 */
export type Answers = {
  readonly pollCount: ReadonlyMap<string, readonly number[]>;
  readonly lengths: ReadonlyMap<string, readonly number[]>;
};

/** The answers that runReport left. */
export async function readAnswers(duckdb: DuckDBConnection): Promise<Answers> {
  const counts = await duckdb.runAndReadAll('FROM poll_count');
  const lengths = await duckdb.runAndReadAll(
    `SELECT store_id || ' ' || name, up2 / 2, down2 / 2, unknown2 / 2, at_least2 / 2, at_most2 / 2, outages FROM length_of_time`,
  );
  return { pollCount: byFirst(counts.getRows()), lengths: byFirst(lengths.getRows()) };
}

/**
 * What was answered of a period by store: when it begins and ends on the store's clock, up, down, unknown, at least, at most and
 * the longest outage in milliseconds; how many outages, active and inactive polls.
 */
export async function readPeriodAnswers(
  duckdb: DuckDBConnection,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await duckdb.runAndReadAll(
    `SELECT store_id, epoch_ms(from_local), epoch_ms(to_local), up2 / 2, down2 / 2, unknown2 / 2, at_least2 / 2, at_most2 / 2,
       longest2 / 2, length_of_time.outages, poll_count.polls_active, poll_count.polls_inactive
     FROM length_of_time JOIN interpolated USING (store_id) JOIN poll_count USING (store_id)`,
  );
  return byFirst(rows.getRows());
}

const byFirst = (rows: readonly (readonly unknown[])[]) =>
  new Map(rows.map(([first, ...rest]) => [String(first), rest.map(Number)]));
