import type { FileFormat } from './file-format.ts';
import type { Said } from './kinds/kind.ts';
import type { RowReader } from './kinds/row.ts';
import type { RecordScanner, RecordShape } from './records.ts';
import { type Fields, fieldsOf, readFields, type Segment, type SegmentSummary, walk } from './segment.ts';
import { createInterner, internField, internText, type StoreInterner, UNUSABLE } from './store-interner.ts';

/**
 * The ids of a file of facts, and what its rows say apart from them: one names a store row after row, and says the same
 * of many. A row whose two parts were met before takes no text and no object.
 */
export type KnownRows<Row> = {
  readonly ids: StoreInterner;
  /** The bytes of rows without their ids. */
  readonly rests: StoreInterner;
  /** What those say; nothing where it cannot be read. */
  readonly said: (Said<Row> | undefined)[];
  readonly scratch: Uint8Array;
};

/** Longer ones are seldom met again. */
const LONGEST_KNOWN = 64;
const MOST_KNOWN = 1 << 17;

export function createKnownRows<Row>(): KnownRows<Row> {
  return {
    ids: createInterner(),
    rests: createInterner(),
    said: [],
    scratch: new Uint8Array(LONGEST_KNOWN),
  };
}

/** What becomes of the rows of a file of facts. */
export type FactTaker<Row> = {
  readonly accept: (row: Row) => void;
  /** The same of a row whose store has the id with this number among those known. */
  readonly acceptKnown: (id: number, said: Said<Row>) => void;
  /** Told the fields of rows that are rejected, in the order of the columns of their kind, unless their quotes are broken. */
  readonly reject?: (fields: Fields) => void;
};

/** As readSegment, faster where rows repeat what others said. */
export function readFactSegment<Row extends { readonly store: string }>(
  segment: Segment,
  format: FileFormat,
  read: RowReader<Row>,
  known: KnownRows<Row>,
  { accept, acceptKnown, reject }: FactTaker<Row>,
): SegmentSummary {
  const [idColumn = 0] = format.columns;
  return walk(segment, format, (scanner, shape, isPlain) => {
    const rest = isPlain ? numberOfRest(scanner, shape, idColumn, known) : NONE;
    const said = rest === NONE ? undefined : known.said[rest];
    if (said !== undefined) {
      const id = numberOfId(scanner, idColumn, known);
      if (id !== UNUSABLE) {
        acceptKnown(id, said);
        return undefined;
      }
    }
    const fields = shape === 'row' ? fieldsOf(scanner, format) : [];
    const result = readFields(scanner, shape, isPlain, format, read, fields);
    if (result.ok) {
      accept(result.row);
      if (rest !== NONE) known.said[rest] = result.row;
      return undefined;
    }
    if (shape === 'row') reject?.(fields);
    return result;
  });
}

const NONE = -1;

/** The number of what a row of one line says apart from its id; NONE where it is not looked up. */
function numberOfRest<Row>(
  { bytes, fields, fieldCount, lines, start, end }: RecordScanner,
  shape: RecordShape,
  idColumn: number,
  { rests, scratch }: KnownRows<Row>,
): number {
  if (shape !== 'row' || lines !== 1 || idColumn >= fieldCount || rests.count >= MOST_KNOWN) return NONE;
  const [idStart, idEnd] = [fields[idColumn * 2] as number, fields[idColumn * 2 + 1] as number];
  if (end - start - (idEnd - idStart) > LONGEST_KNOWN) return NONE;
  // Which column the id is tells where it stood between the two.
  let length = 0;
  for (let i = start; i < idStart; i++) scratch[length++] = bytes[i] as number;
  for (let i = idEnd; i < end; i++) scratch[length++] = bytes[i] as number;
  return internText(rests, scratch, 0, length);
}

/** The number of a row's id; UNUSABLE where the reader would take another from its field, or it is not looked up. */
function numberOfId<Row>(
  { bytes, fields, hasQuotes }: RecordScanner,
  idColumn: number,
  { ids }: KnownRows<Row>,
): number {
  const [start, end] = [fields[idColumn * 2] as number, fields[idColumn * 2 + 1] as number];
  if (hasQuotes || end - start > LONGEST_KNOWN || ids.count >= MOST_KNOWN) return UNUSABLE;
  // Of closures ` * ` is `*`.
  if (!isLetter(bytes[start]) || !isLetter(bytes[end - 1])) return UNUSABLE;
  return internField(ids, bytes, start, end);
}

const [SPACE, DELETE] = [0x20, 0x7f];

const isLetter = (byte = SPACE) => byte > SPACE && byte < DELETE;
