import { narrow, type Shortened, shorten } from './shorten.ts';

/**
 * A large answer in two pieces, which pass from thread to thread and into the window in a few milliseconds: a value of
 * many strings and arrays is copied piece by piece at every border, in main and in the page.
 */
export type Packed<T> = {
  /** JSON of the value; each typed array in it is the PackedArray that says where it is in `bytes`. */
  readonly text: string;
  readonly bytes: ArrayBuffer;
  /** Never there: says what is packed, to the types. */
  readonly of?: T;
};

export type PackedArray = {
  readonly packed: keyof typeof ARRAYS;
  /** Where it begins in `bytes`. */
  readonly at: number;
  /** How many numbers it has. */
  readonly length: number;
  /** Of a Float64Array that is kept as whole numbers; see shorten.ts. */
  readonly short?: Omit<Shortened, 'bytes'>;
  /** Of a Uint32Array whose numbers are kept in so many bytes each. */
  readonly width?: 1 | 2;
};

/** The kinds of array that are packed. */
export const ARRAYS = { Float64Array, Uint32Array, Uint8Array };
type NumberArray = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

/** Where an array may begin: a multiple of the size of its numbers, the largest of which have eight bytes. */
const ALIGNMENT = 8;

/** Packs plain data. In a list, `undefined` travels as null; a null of its own is not allowed for. */
export function pack<T extends object>(value: T): Packed<T> {
  const pieces: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let size = 0;
  const place = (array: NumberArray, kind: keyof typeof ARRAYS): PackedArray => {
    const short = array instanceof Float64Array ? shorten(array) : undefined;
    const narrowed = array instanceof Uint32Array ? narrow(array) : undefined;
    const at = size;
    const bytes = short?.bytes ?? bytesOf(narrowed ?? array);
    pieces.push({ bytes, at });
    size += Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT;
    const where = { packed: kind, at, length: array.length };
    if (narrowed !== undefined) return { ...where, width: narrowed.BYTES_PER_ELEMENT === 1 ? 1 : 2 };
    if (short === undefined) return where;
    const { scale, base, width } = short;
    return { ...where, short: { scale, base, width } };
  };
  const text = JSON.stringify(withoutArrays(value, place));
  const bytes = new Uint8Array(size);
  for (const piece of pieces) bytes.set(piece.bytes, piece.at);
  return { text, bytes: bytes.buffer };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

type Place = (array: NumberArray, kind: keyof typeof ARRAYS) => PackedArray;

/** The value with what `place` answers in place of its typed arrays. Lists of a million texts are not gone through again. */
function withoutArrays(part: unknown, place: Place): unknown {
  if (typeof part !== 'object' || part === null) return part;
  const kind = kindOf(part);
  if (kind !== undefined) return place(part as NumberArray, kind);
  if (Array.isArray(part)) {
    return part.some((item) => typeof item === 'object')
      ? part.map((item) => withoutArrays(item, place))
      : part;
  }
  return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, withoutArrays(item, place)]));
}

export const isPacked = (value: unknown): value is Packed<unknown> =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer;

const KINDS = Object.keys(ARRAYS) as (keyof typeof ARRAYS)[];
const kindOf = (part: object) =>
  ArrayBuffer.isView(part) ? KINDS.find((kind) => part instanceof ARRAYS[kind]) : undefined;
