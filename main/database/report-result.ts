import type { Heatmap } from '../report/heatmap.ts';
import type { NumberColumn, NumberName } from '../report/numbers.ts';
import type { Report, ReportDetails, StoredReport } from '../report/report.ts';
import { bind, type Checksum, checksumOf } from './checksum.ts';
import { damaged } from './error.ts';
import { packOutages, unpackOutages } from './report-outages.ts';
import type { Database } from './sqlite.ts';

/** Which report a result belongs to, as its row says. */
export type ResultOf = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
};

/** A complete report's result as stored. */
export type PackedResult = {
  /** JSON of StoreFacts. */
  readonly stores: string;
  /** JSON: the names of the numbers, in their order. */
  readonly layout: string;
  /** Number after number, each of every store: little-endian doubles of milliseconds. */
  readonly numbers: Buffer;
  /** See ReportDetails and report-outages.ts; null in reports from before there was such. */
  readonly strips: Buffer | null;
  readonly outages: Buffer | null;
};

/** Columns of facts about the stores, in report order. Reports from before there were details have only ids. */
type StoreFacts = { readonly ids: readonly string[]; readonly details?: DetailFacts };
type DetailFacts = Pick<ReportDetails, 'zones' | 'gates' | 'nobodyWatched'> & {
  readonly names: readonly (string | null)[];
  readonly groups: readonly (string | null)[];
  readonly salesPerHour: readonly (number | null)[];
  readonly heatmap: Readonly<Record<keyof Heatmap, readonly number[]>>;
};

export function packResult(report: StoredReport, asOf: number): PackedResult {
  const { stores: ids, columns, details } = report;
  const facts: StoreFacts = details === undefined ? { ids } : { ids, details: writeFacts(details) };
  const numbers = Buffer.alloc(columns.length * ids.length * 8);
  columns.forEach(({ values }, column) => {
    numbers.set(bytesOf(values), column * ids.length * 8);
  });
  return {
    stores: JSON.stringify(facts),
    layout: JSON.stringify(columns.map(({ method, measure, window }) => ({ method, measure, window }))),
    numbers,
    strips: details === undefined ? null : bytesOf(details.strips),
    outages: details === undefined ? null : packOutages(details.outages, asOf),
  };
}

export function unpackResult(packed: PackedResult, asOf: number): StoredReport {
  const { ids, details: facts }: StoreFacts = JSON.parse(packed.stores);
  const layout: NumberName[] = JSON.parse(packed.layout);
  const numbers = new Float64Array(new Uint8Array(packed.numbers).buffer);
  const columns = layout.map(
    (name, column): NumberColumn => ({
      ...name,
      values: numbers.slice(column * ids.length, (column + 1) * ids.length),
    }),
  );
  const { strips, outages } = packed;
  if (strips === null || outages === null || facts === undefined) {
    return { stores: ids, columns, details: undefined };
  }
  const details = {
    ...readFacts(facts),
    strips: new Uint8Array(strips),
    outages: unpackOutages(outages, asOf),
  };
  return { stores: ids, columns, details };
}

function writeFacts({
  zones,
  gates,
  names,
  groups,
  salesPerHour,
  nobodyWatched,
  heatmap,
}: ReportDetails): DetailFacts {
  return {
    zones,
    gates,
    names: names.map((name) => name ?? null),
    groups: groups.map((group) => group ?? null),
    salesPerHour: salesPerHour.map((sales) => sales ?? null),
    nobodyWatched,
    heatmap: { business: [...heatmap.business], down: [...heatmap.down] },
  };
}

function readFacts({ names, groups, salesPerHour, heatmap, ...rest }: DetailFacts) {
  return {
    ...rest,
    names: names.map((name) => name ?? undefined),
    groups: groups.map((group) => group ?? undefined),
    salesPerHour: salesPerHour.map((sales) => sales ?? undefined),
    heatmap: {
      business: Float64Array.from(heatmap.business),
      down: Float64Array.from(heatmap.down),
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Stores the result of a report, inside the transaction of the caller. */
export function saveResult(database: Database, of: ResultOf, report: Report): void {
  insertResult(database, of, packResult(report, of.asOf));
}

export function insertResult(database: Database, of: ResultOf, packed: PackedResult): void {
  const { stores, layout, numbers, strips, outages } = packed;
  database
    .prepare(
      `INSERT INTO report_result (report, stores, layout, numbers, strips, outages, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(of.id, stores, layout, numbers, strips, outages, checksumOfResult(of, packed));
}

/** The result of a complete report, or `undefined`. */
export function readResult(database: Database, of: ResultOf): StoredReport | undefined {
  const packed = database
    .prepare<[string], PackedResult & { checksum: Checksum }>(
      'SELECT stores, layout, numbers, strips, outages, checksum FROM report_result WHERE report = ?',
    )
    .get(of.id);
  if (packed === undefined) return undefined;
  if (packed.checksum !== checksumOfResult(of, packed)) {
    throw damaged(database.name, 'a report is not as it was written');
  }
  return unpackResult(packed, of.asOf);
}

export function checksumOfResult(
  { id, createdAt, asOf, reach }: ResultOf,
  { stores, layout, numbers, strips, outages }: PackedResult,
): Checksum {
  const about = checksumOf(JSON.stringify([id, createdAt, asOf, reach, layout]));
  const details = strips === null || outages === null ? 0 : bind(checksumOf(strips), checksumOf(outages));
  return bind(checksumOf(numbers), checksumOf(stores), about, details);
}
