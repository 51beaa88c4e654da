/** A complete report's result as stored. */
export type PackedResult = {
  /** JSON of what the report tells of its stores beside numbers; see report-result.ts. */
  readonly stores: string;
  /** JSON of what reports of the same stores share, such as ids and names; null in reports that have it in `stores`. */
  readonly shared: string | null;
  /** JSON of the names of the numbers and how many stores they are of; a bare list of names in results that old-report-result.ts reads. */
  readonly layout: string;
  /** Number after number, each a column of every store; see packed-column.ts. */
  readonly numbers: Buffer;
  /** See report/packed-strips.ts and report-outages.ts; null in reports from before there was such. */
  readonly strips: Buffer | null;
  readonly outages: Buffer | null;
};
