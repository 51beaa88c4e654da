import { hasDataChanged, type ReportRecord } from '../../database/reports/reports.ts';
import { parquetParts } from '../../report/write/parquet/parquet.ts';
import type { Table } from '../../report/write/parquet/table.ts';
import { utf8 } from '../../report/write/parts.ts';
import { detailedReport } from '../report/complete-report.ts';
import type { HelpedTask } from '../report/helper.ts';
import { reportSql } from '../report-sql.ts';
import { JobError } from '../threads/error.ts';
import { pollTable } from './poll-table.ts';
import { outageTable, reportTable } from './report-tables.ts';
import { closureTable, hoursTable, offsetTable, storeTable, zoneTable } from './store-tables.ts';
import { fileOf, SQL_FILE, TABLE_NAMES, type TableFile, type TableName } from './table-files.ts';

type Made = ReturnType<typeof detailedReport>;

const TABLES = {
  polls: ({ database }) => pollTable(database),
  stores: ({ database }) => storeTable(database),
  business_hours: ({ database }) => hoursTable(database),
  time_zones: ({ database }) => zoneTable(database),
  zone_offsets: ({ database }, { record }) => offsetTable(database, record.asOf),
  closures: ({ database }) => closureTable(database),
  outages: (_, made) => outageTable(made),
  report: reportTable,
} satisfies Readonly<Record<TableName, (task: HelpedTask<number>, made: Made) => Table | Promise<Table>>>;

/**
 * A file of the tables that a complete report was made of, made as it is asked for. Throws as detailedReport does, and
 * `data-changed` where they are others now.
 */
export async function* tableFile(
  task: HelpedTask<number>,
  id: string,
  file: TableFile,
): AsyncGenerator<Uint8Array> {
  const made = detailedReport(task.database, id);
  refuseChanged(task, made.record);
  if (file === SQL_FILE) return yield* utf8([sqlOf(made.record)]);
  const name = TABLE_NAMES.find((table) => fileOf(table) === file);
  if (name === undefined) throw new Error(`There is no table ${file}.`);
  const { columns, groups } = await TABLES[name](task, made);
  yield* parquetParts(columns, groups);
  // Polls took many turns, between which something may have been imported.
  refuseChanged(task, made.record);
}

function refuseChanged({ database }: HelpedTask<number>, { id }: ReportRecord): void {
  if (hasDataChanged(database, id) === false) return;
  throw new JobError({
    code: 'data-changed',
    message: 'The data of this report have changed since it was made. Create it again.',
  });
}

/** The question, and where the tables are, before what answers it. */
function sqlOf({ asOf, reach }: ReportRecord): string {
  const views = TABLE_NAMES.map(
    (name) => `CREATE OR REPLACE TEMP VIEW ${name} AS SELECT * FROM read_parquet('${fileOf(name)}');`,
  );
  return [
    `-- As of ${new Date(asOf).toISOString()}. Run in this folder:  duckdb < report.sql`,
    `SET VARIABLE as_of_ms = ${asOf}::BIGINT;`,
    `SET VARIABLE reach_ms = ${reach}::BIGINT;`,
    ...views,
    '',
    reportSql(),
  ].join('\n');
}
