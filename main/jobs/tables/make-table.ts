import { hasDataChanged, type ReportRecord } from '../../database/reports/reports.ts';
import type { Report } from '../../report/report.ts';
import { parquetParts } from '../../report/write/parquet/parquet.ts';
import type { Table } from '../../report/write/parquet/table.ts';
import { utf8 } from '../../report/write/parts.ts';
import { askedPlaces } from '../report/asked-rows.ts';
import { detailedReport } from '../report/complete-report.ts';
import type { HelpedTask } from '../report/helper.ts';
import type { GroupsAsked } from '../report/options.ts';
import { reportSql } from '../report-sql.ts';
import { JobError } from '../threads/error.ts';
import { pollTable } from './poll-table.ts';
import { outageTable, reportTable } from './report-tables.ts';
import { closureTable, hoursTable, offsetTable, storeTable, zoneTable } from './store-tables.ts';
import { fileOf, SQL_FILE, TABLE_NAMES, type TableFile, type TableName } from './table-files.ts';

type Made = ReturnType<typeof detailedReport> & {
  readonly asked: GroupsAsked;
  /** Whether the tables are of a store, by its id. */
  readonly isIn: (store: string) => boolean;
};

const TABLES = {
  polls: ({ database }, { isIn }) => pollTable(database, isIn),
  stores: ({ database }, { isIn }) => storeTable(database, isIn),
  business_hours: ({ database }, { isIn }) => hoursTable(database, isIn),
  time_zones: ({ database }, { isIn }) => zoneTable(database, isIn),
  zone_offsets: ({ database }, { record }) => offsetTable(database, record),
  closures: ({ database }, { isIn }) => closureTable(database, isIn),
  outages: (_, made) => outageTable(made),
  report: reportTable,
} satisfies Readonly<Record<TableName, (task: HelpedTask<number>, made: Made) => Table | Promise<Table>>>;

/**
 * A file of the tables that a complete report was made of, of all stores or those of some groups, made as it is asked for.
 * Throws as detailedReport and askedPlaces do, and `data-changed` where they are others now.
 */
export async function* tableFile(
  task: HelpedTask<number>,
  id: string,
  file: TableFile,
  asked: GroupsAsked,
): AsyncGenerator<Uint8Array> {
  const complete = detailedReport(task.database, id);
  refuseChanged(task, complete.record);
  const made = { ...complete, asked, isIn: storeTest(complete.report, asked) };
  if (file === SQL_FILE) return yield* utf8([sqlOf(made.record)]);
  const name = TABLE_NAMES.find((table) => fileOf(table) === file);
  if (name === undefined) throw new Error(`There is no table ${file}.`);
  const { columns, groups } = await TABLES[name](task, made);
  yield* parquetParts(columns, groups);
  // Polls took many turns, between which something may have been imported.
  refuseChanged(task, made.record);
}

function storeTest(report: Report, asked: GroupsAsked): (store: string) => boolean {
  if (asked.groups === undefined || asked.groups.length === 0) return () => true;
  const places = askedPlaces(report, { ...asked, tells: 'report' });
  const stores = new Set(places.map((place) => report.stores[place]));
  return (store) => stores.has(store);
}

function refuseChanged({ database }: HelpedTask<number>, { id }: ReportRecord): void {
  if (hasDataChanged(database, id) === false) return;
  throw new JobError({
    code: 'data-changed',
    message: 'The data of this report have changed since it was made. Create it again.',
  });
}

/** Where the tables are, before the question and what answers it. */
function sqlOf(record: ReportRecord): string {
  const views = TABLE_NAMES.map(
    (name) => `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT * FROM read_parquet('${fileOf(name)}');`,
  );
  return [
    `-- As of ${new Date(record.asOf).toISOString()}. Run in this folder:  duckdb < ${SQL_FILE}`,
    ...views,
    reportSql(record),
  ].join('\n');
}
