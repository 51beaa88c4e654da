import type { PageFile } from './page-file.ts';

/** A value as SQLite stores it; numbers beyond 2^53 come as the nearest one. */
export type Value = null | number | string | Buffer;

const LEAF_OF_TABLE = 0x0d;
const LEAF_OF_INDEX = 0x0a;
const INNER_OF_INDEX = 0x02;

/** A row: its number where its table numbers its rows, and its values. */
export type StoredRow = { readonly rowid: number | undefined; readonly values: readonly Value[] };

/** Hears of every row that can be read on a page, in a page of whichever table, and of every one that cannot. */
export function readRows(
  file: PageFile,
  number: number,
  page: Buffer,
  onRow: (row: StoredRow) => void,
  onBroken: () => void = () => undefined,
): void {
  const start = number === 1 ? 100 : 0;
  const type = page[start];
  if (type !== LEAF_OF_TABLE && type !== LEAF_OF_INDEX && type !== INNER_OF_INDEX) return;
  const cells = page.readUInt16BE(start + 3);
  const pointers = start + (type === INNER_OF_INDEX ? 12 : 8);
  if (pointers + 2 * cells > file.usable) return;
  for (let cell = 0; cell < cells; cell++) {
    const row = readCell(file, page, page.readUInt16BE(pointers + 2 * cell), type);
    if (row === undefined) onBroken();
    else onRow(row);
  }
}

/** `undefined` where the bytes make no sense as a row. */
function readCell(file: PageFile, page: Buffer, at: number, type: number): StoredRow | undefined {
  try {
    const reader = { bytes: page, at: at + (type === INNER_OF_INDEX ? 4 : 0) };
    const size = readVarint(reader);
    const rowid = type === LEAF_OF_TABLE ? readVarint(reader) : undefined;
    const payload = readPayload(file, page, reader.at, size, type);
    const values = payload === undefined ? undefined : readValues(payload);
    return values === undefined ? undefined : { rowid, values };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Content that does not fit on its page goes on in a chain of others. */
function readPayload(
  file: PageFile,
  page: Buffer,
  at: number,
  size: number,
  type: number,
): Buffer | undefined {
  const { usable } = file;
  const most = type === LEAF_OF_TABLE ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return at + size <= usable ? page.subarray(at, at + size) : undefined;
  if (size > file.count * file.pageSize) return undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const spread = least + ((size - least) % (usable - 4));
  const local = spread <= most ? spread : least;
  if (at + local + 4 > usable) return undefined;
  const parts = [page.subarray(at, at + local)];
  let next = page.readUInt32BE(at + local);
  for (let left = size - local; left > 0; ) {
    const part = next === 0 ? undefined : file.read(next);
    if (part === undefined) return undefined;
    const length = Math.min(left, usable - 4);
    parts.push(part.subarray(4, 4 + length));
    next = part.readUInt32BE(0);
    left -= length;
  }
  return Buffer.concat(parts);
}

type Reader = { readonly bytes: Buffer; at: number };

/** A number of one to nine bytes; throws a RangeError beyond the end. */
function readVarint(reader: Reader): number {
  let value = 0;
  for (let count = 0; count < 8; count++) {
    const byte = reader.bytes.readUInt8(reader.at++);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  return value * 256 + reader.bytes.readUInt8(reader.at++);
}

function readValues(payload: Buffer): Value[] | undefined {
  const reader = { bytes: payload, at: 0 };
  const headerSize = readVarint(reader);
  if (headerSize > payload.length) return undefined;
  const types: number[] = [];
  while (reader.at < headerSize) types.push(readVarint(reader));
  let at = headerSize;
  const values: Value[] = [];
  for (const type of types) {
    const size = sizeOf(type);
    if (at + size > payload.length) return undefined;
    values.push(readValue(payload, at, type, size));
    at += size;
  }
  return at === payload.length ? values : undefined;
}

const NUMBER_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

const sizeOf = (type: number) =>
  type >= 12 ? Math.floor((type - 12) / 2) : (NUMBER_SIZES[type] ?? Number.POSITIVE_INFINITY);

function readValue(bytes: Buffer, at: number, type: number, size: number): Value {
  if (type >= 12) {
    const content = bytes.subarray(at, at + size);
    return type % 2 === 0 ? Buffer.from(content) : content.toString('utf8');
  }
  switch (type) {
    case 0:
      return null;
    case 7:
      return bytes.readDoubleBE(at);
    case 8:
      return 0;
    case 9:
      return 1;
    case 6:
      return Number(bytes.readBigInt64BE(at));
    default:
      return bytes.readIntBE(at, size);
  }
}
