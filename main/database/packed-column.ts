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
  let greatest = 0;
  for (const value of values) if (value - from > greatest) greatest = value - from;
  const unit = UNITS.findIndex((of) => fits(values, from, of));
  if (unit === -1) {
    const doubles = Float64Array.from(values);
    return Buffer.concat([Buffer.of(AS_IT_IS, 8), new Uint8Array(doubles.buffer)]);
  }
  const inUnits = 1 / (UNITS[unit] as number);
  const width = bytesFor(Math.round(greatest * inUnits));
  const packed = Buffer.alloc(HEADER_BYTES + values.length * width);
  packed[0] = unit;
  packed[1] = width;
  let at = HEADER_BYTES;
  for (let i = 0; i < values.length; i++) {
    let rest = Math.round(((values[i] as number) - from) * inUnits);
    for (let byte = 0; byte < width; byte++) {
      packed[at++] = rest;
      rest >>>= 8;
    }
  }
  return packed;
}

function fits(values: Column, from: number, unit: number): boolean {
  for (const value of values) {
    const units = (value - from) / unit;
    if (!(units >= 0 && units < 2 ** 32 && Number.isInteger(units) && from + units * unit === value))
      return false;
  }
  return true;
}

function bytesFor(greatest: number): number {
  return Math.ceil((32 - Math.clz32(greatest)) / 8);
}

/** Reads columns one after another, as they were packed, each into an array of its length. */
export function createColumnReader(packed: Buffer): <C extends Column>(into: C, from?: number) => C {
  let at = 0;
  return (into, from = 0) => {
    const code = packed[at] as number;
    const width = packed[at + 1] as number;
    at += HEADER_BYTES;
    if (code === AS_IT_IS) {
      for (let i = 0; i < into.length; i++, at += width) into[i] = packed.readDoubleLE(at);
      return into;
    }
    const unit = UNITS[code] as number;
    for (let i = 0; i < into.length; i++) {
      let units = 0;
      for (let byte = 0; byte < width; byte++) units |= (packed[at++] as number) << (byte * 8);
      into[i] = from + (units >>> 0) * unit;
    }
    return into;
  };
}
