/** What a report is handed over as (SPEC §17). */
export const FILE_FORMATS = ['csv', 'xlsx', 'pdf', 'parquet'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What each folder of a pack has. */
export const PACK_FORMATS = ['csv', 'xlsx', 'pdf'] as const satisfies readonly FileFormat[];

/** What a file of a format is called by other programs. */
export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  parquet: 'application/vnd.apache.parquet',
};

/** The format that the ending of a file's name says; `undefined` where it says none. */
export function formatOfName(name: string): FileFormat | undefined {
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase();
  return FILE_FORMATS.find((format) => format === ending);
}
