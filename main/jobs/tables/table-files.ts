/** What is handed over as a table (SPEC §17), and the zones' offsets that the SQL reads beside them. */
export const TABLE_NAMES = [
  'polls',
  'stores',
  'business_hours',
  'time_zones',
  'zone_offsets',
  'closures',
  'outages',
  'report',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The SQL that computes the report from them. */
export const SQL_FILE = 'report.sql';

export const fileOf = (table: TableName) => `${table}.parquet` as const;
export type TableFile = ReturnType<typeof fileOf> | typeof SQL_FILE;

/** The files of a folder of tables. */
export const TABLE_FILES: readonly TableFile[] = [...TABLE_NAMES.map(fileOf), SQL_FILE];
