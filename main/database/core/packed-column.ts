import { once } from './once.ts';

/**
 * Numbers as stored, one column after another: each in the largest unit that all its numbers are whole multiples of, and
 * in as few bytes a number as the greatest takes. A column that no unit fits is stored as it is, in doubles. A report of
 * 13,500 stores takes 2.9 MB so, instead of 6.5 MB, which saves more time in writing than it costs.
 */
const UNITS = [3_600_000, 0.5] as const;
const AS_IT_IS = 255;
const HEADER_BYTES = 2;

type Column = Float64Array | Uint32Array | Uint8Array;

/** Packs a column; its numbers are counted from `from`. */
export function packColumn(values: Column, from = 0): Buffer {
  for (const [code, unit] of UNITS.entries()) {
    const counts = countIn(unit, values, from);
    if (counts !== undefined) return packCounts(counts, code);
  }
  const doubles = Float64Array.from(values);
  return Buffer.concat([Buffer.of(AS_IT_IS, 8), new Uint8Array(doubles.buffer)]);
}

/** Numbers in a unit, or `undefined` where they are not all whole multiples of it, or beyond 32 bits. */
function countIn(unit: number, values: Column, from: number): Uint32Array | undefined {
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    // What does not fit is cut by this, and then differs.
    counts[i] = (value - from) / unit;
    if (from + (counts[i] as number) * unit !== value) return undefined;
  }
  return counts;
}

function packCounts(counts: Uint32Array, code: number): Buffer {
  let greatest = 0;
  for (let i = 0; i < counts.length; i++)
    if ((counts[i] as number) > greatest) greatest = counts[i] as number;
  const width = bytesFor(greatest);
  const packed = Buffer.alloc(HEADER_BYTES + counts.length * width);
  packed[0] = code;
  packed[1] = width;
  let at = HEADER_BYTES;
  for (let i = 0; i < counts.length; i++) {
    let rest = counts[i] as number;
    for (let byte = 0; byte < width; byte++) {
      packed[at++] = rest;
      rest >>>= 8;
    }
  }
  return packed;
}

function bytesFor(greatest: number): number {
  return Math.ceil((32 - Math.clz32(greatest)) / 8);
}

/** Reads columns one after another, as they were packed, each into an array of its length. */
export function createColumnReader(packed: Buffer): <C extends Column>(into: C, from?: number) => C {
  let at = 0;
  return (into, from = 0) => {
    at = readColumn(packed, at, into, from);
    return into;
  };
}

/** Columns of one length, as they were packed, each read when it is first asked for: few questions need them all. */
export function columnsWithin(packed: Buffer, columns: number, length: number): (() => Float64Array)[] {
  let next = 0;
  return Array.from({ length: columns }, () => {
    const at = next;
    next += HEADER_BYTES + (packed[at + 1] as number) * length;
    return once(() => {
      const values = new Float64Array(length);
      readColumn(packed, at, values, 0);
      return values;
    });
  });
}

/** What follows columns of one length. */
export function afterColumns(packed: Buffer, columns: number, length: number): Buffer {
  let at = 0;
  for (let column = 0; column < columns; column++) at += HEADER_BYTES + (packed[at + 1] as number) * length;
  return packed.subarray(at);
}

/** Reads the column that begins at a place; answers where it ends. */
function readColumn(packed: Buffer, begin: number, into: Column, from: number): number {
  const code = packed[begin] as number;
  const width = packed[begin + 1] as number;
  let at = begin + HEADER_BYTES;
  if (code === AS_IT_IS) {
    for (let i = 0; i < into.length; i++, at += width) into[i] = packed.readDoubleLE(at);
    return at;
  }
  const unit = UNITS[code] as number;
  for (let i = 0; i < into.length; i++) {
    let units = 0;
    for (let byte = 0; byte < width; byte++) units |= (packed[at++] as number) << (byte * 8);
    into[i] = from + (units >>> 0) * unit;
  }
  return at;
}
