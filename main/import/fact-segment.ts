import type { FactKernel } from './fact-kernel.ts';
import type { FileFormat } from './file-format.ts';
import type { Said } from './kinds/kind.ts';
import type { RowReader } from './kinds/row.ts';
import type { RecordScanner, RecordShape } from './records.ts';
import {
  type FastReader,
  type Fields,
  fieldsOf,
  type RowVisitor,
  readFields,
  type Segment,
  type SegmentSummary,
  walk,
} from './segment.ts';
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
  /** Reads such rows faster, of segments that lie in its memory. */
  readonly kernel: FactKernel | undefined;
};

/** Longer ones are seldom met again. */
const LONGEST_KNOWN = 64;
const MOST_KNOWN = 1 << 17;

export function createKnownRows<Row>(kernel?: FactKernel): KnownRows<Row> {
  return {
    ids: createInterner(),
    rests: createInterner(),
    said: [],
    scratch: new Uint8Array(LONGEST_KNOWN),
    kernel,
  };
}

/** What becomes of the rows of a file of facts. */
export type FactTaker<Row> = {
  readonly accept: (row: Row) => void;
  /** The same of a row by the number of its id among those known, and of what it says. */
  readonly acceptKnown: (id: number, said: number) => void;
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
  const readOne: RowVisitor = (scanner, shape, isPlain) => {
    const rest = isPlain ? numberOfRest(scanner, shape, idColumn, known) : NONE;
    if (rest !== NONE && known.said[rest] !== undefined) {
      const id = numberOfId(scanner, idColumn, known);
      if (id !== UNUSABLE) {
        acceptKnown(id, rest);
        return undefined;
      }
    }
    const fields = shape === 'row' ? fieldsOf(scanner, format) : [];
    const result = readFields(scanner, shape, isPlain, format, read, fields);
    if (result.ok) {
      const id = rest === NONE ? UNUSABLE : numberOfId(scanner, idColumn, known);
      if (rest !== NONE) remember(known, rest, result.row);
      if (id === UNUSABLE) accept(result.row);
      else acceptKnown(id, rest);
      return undefined;
    }
    if (shape === 'row') reject?.(fields);
    return result;
  };
  return walk(segment, format, readOne, fastReader(known, format, acceptKnown));
}

/** Reads rows that say what the kernel was taught. */
function fastReader(
  { kernel, ids }: Pick<KnownRows<unknown>, 'kernel' | 'ids'>,
  { delimiter, columns: [idColumn = 0] }: FileFormat,
  acceptKnown: FactTaker<never>['acceptKnown'],
): FastReader | undefined {
  if (kernel === undefined) return undefined;
  return (_bytes, stretch) => {
    const taken = kernel.read(stretch, delimiter, idColumn, ids);
    for (let row = 0; row < taken.rows; row++) {
      acceptKnown(kernel.ids[row] as number, kernel.rests[row] as number);
    }
    return taken;
  };
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

/** Keeps what a row says by its number, once: a row whose id is not looked up is read although its rest is known. */
function remember<Row>({ said, kernel, rests }: KnownRows<Row>, rest: number, row: Row): void {
  if (said[rest] !== undefined) return;
  said[rest] = row;
  kernel?.teach(rest, rests.arena.subarray(rest === 0 ? 0 : rests.ends[rest - 1], rests.ends[rest]));
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
