import { type FileKind, KINDS } from '../../import/kinds/index.ts';
import type { ImportRecord } from '../imports/imports.ts';
import type { StoredRow, Value } from '../pages/records.ts';

/** What tells of a report, before its result's checksum says whether it is as it was written. */
export type ReportRow = {
  readonly rowid: number;
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
  readonly includesSample: boolean;
  readonly undone: boolean;
  readonly label: string;
  /** JSON of Loss[]; null: nothing. */
  readonly losses: string | null;
};

const isWhole = (value: Value | undefined): value is number => Number.isSafeInteger(value);
const isText = (value: Value | undefined): value is string => typeof value === 'string';

/** A row of a complete report, of whichever version of the schema since checksums were kept. */
export function asReport({ rowid, values }: StoredRow): ReportRow | undefined {
  const [id, createdAt, asOf, reach, state, , , , includesSample, , undone, label, ...rest] = values;
  const losses = rest[4];
  if (rowid === undefined || values.length < 9 || state !== 'Complete' || !isText(id)) return undefined;
  if (!isWhole(createdAt) || !isWhole(asOf) || !isWhole(reach)) return undefined;
  return {
    ...{ rowid, id, createdAt, asOf, reach },
    includesSample: includesSample === 1,
    undone: undone === 1,
    label: isText(label) ? label : '',
    losses: isText(losses) ? losses : null,
  };
}

const isKind = (text: string): text is FileKind => KINDS.some(({ name }) => name === text);

/** The record of an import, which has no checksum: one whose counts do not add up is none. */
export function asImport({ rowid, values }: StoredRow): ImportRecord | undefined {
  const [number, file, kind, bytes, importedAt, ...rest] = values;
  const [rows, accepted, added, replaced, unchanged, rejected, sample, path, modifiedAt, , sha256] = rest;
  if (rowid === undefined || values.length < 14 || number !== null) return undefined;
  if (!isText(file) || !isText(kind) || !isKind(kind) || !isWhole(bytes) || !isWhole(importedAt))
    return undefined;
  if (!isWhole(rows) || !isWhole(accepted) || !isWhole(added) || !isWhole(replaced)) return undefined;
  if (!isWhole(unchanged) || !isWhole(rejected)) return undefined;
  if (rows !== accepted + rejected || added + replaced + unchanged > accepted) return undefined;
  return {
    ...{ id: rowid, file, kind, bytes, importedAt, rows, accepted, added, replaced, unchanged, rejected },
    sample: sample === 1,
    path: isText(path) ? path : undefined,
    modifiedAt: isWhole(modifiedAt) ? modifiedAt : undefined,
    // What it showed is not worth reading from a damaged database.
    warnings: [],
    ...(isText(sha256) && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
  };
}
