import { Deflate } from 'fflate';
import type { Parts } from './parts.ts';

/** A file in a zip; one that is compressed already is not compressed again. */
export type ZippedFile = { readonly name: string; readonly parts: Parts; readonly compressed?: boolean };

/** Above this, smaller files take longer than they are worth. */
const LEVEL = 3;

/** The same content is the same file, whenever and wherever it is made: the first day that a zip can say. */
const MODIFIED_DAY = 0x21;
/** Names are UTF-8; sizes and sum of a file follow it. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** Of a reader that knows numbers of 64 bits. */
const VERSION_64 = 45;
const MOST_32 = 0xffff_ffff;
const MOST_16 = 0xffff;

type Entry = {
  readonly name: Uint8Array;
  readonly sum: number;
  readonly size: number;
  readonly packed: number;
  readonly at: number;
};

/**
 * Files one after the other in a zip, part by part. There may be any number of them, of any size each and all together
 * (zip64, only where it takes that, for not everything reads it).
 */
export async function* zipParts(
  files: Iterable<ZippedFile> | AsyncIterable<ZippedFile>,
): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let length = 0;
  const counted = (bytes: Uint8Array) => {
    length += bytes.length;
    return bytes;
  };
  for await (const { name, parts, compressed = false } of files) {
    const entry = { name: new TextEncoder().encode(name), sum: 0, size: 0, packed: 0, at: length };
    yield counted(localHead(entry.name));
    const made: Uint8Array[] = [];
    const deflate = new Deflate({ level: compressed ? 0 : LEVEL }, (bytes) => {
      entry.packed += bytes.length;
      made.push(bytes);
    });
    for await (const part of parts) {
      entry.sum = checksum(part, entry.sum);
      entry.size += part.length;
      deflate.push(part);
      for (const bytes of made.splice(0)) yield counted(bytes);
    }
    deflate.push(new Uint8Array(), true);
    for (const bytes of made.splice(0)) yield counted(bytes);
    const wide = isLarge(entry) ? 8 : 4;
    yield counted(numbers([0x08074b50, 4], [entry.sum, 4], [entry.packed, wide], [entry.size, wide]));
    entries.push(entry);
  }
  const begin = length;
  for (const entry of entries) yield counted(listed(entry));
  yield end(entries.length, begin, length);
}

/** Of which no reader can tell the sizes by 32 bits. */
const isLarge = ({ size, packed }: Entry): boolean => Math.max(size, packed) >= MOST_32;

const localHead = (name: Uint8Array): Uint8Array =>
  joined(
    numbers(
      [0x04034b50, 4],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [MODIFIED_DAY, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [name.length, 2],
      [0, 2],
    ),
    name,
  );

/** A file in the list at the end. What has no room in it follows, in the order in which it would be there. */
function listed(entry: Entry): Uint8Array {
  const { name, sum, size, packed, at } = entry;
  const far = [...(isLarge(entry) ? [size, packed] : []), ...(at >= MOST_32 ? [at] : [])];
  const extra =
    far.length === 0
      ? new Uint8Array()
      : numbers([1, 2], [8 * far.length, 2], ...far.map((value) => [value, 8] as const));
  const version = far.length === 0 ? VERSION : VERSION_64;
  const [sizeHere, packedHere] = isLarge(entry) ? [MOST_32, MOST_32] : [size, packed];
  const head = numbers(
    [0x02014b50, 4],
    [version, 2],
    [version, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [MODIFIED_DAY, 2],
    [sum, 4],
    [packedHere, 4],
    [sizeHere, 4],
    [name.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [Math.min(at, MOST_32), 4],
  );
  return joined(head, name, extra);
}

function end(count: number, begin: number, after: number): Uint8Array {
  const size = after - begin;
  const far =
    count >= MOST_16 || begin >= MOST_32 || size >= MOST_32
      ? joined(
          numbers(
            [0x06064b50, 4],
            [44, 8],
            [VERSION_64, 2],
            [VERSION_64, 2],
            [0, 4],
            [0, 4],
            [count, 8],
            [count, 8],
            [size, 8],
            [begin, 8],
          ),
          numbers([0x07064b50, 4], [0, 4], [after, 8], [1, 4]),
        )
      : new Uint8Array();
  const near = [Math.min(count, MOST_16), 2] as const;
  return joined(
    far,
    numbers(
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      near,
      near,
      [Math.min(size, MOST_32), 4],
      [Math.min(begin, MOST_32), 4],
      [0, 2],
    ),
  );
}

/** Whole numbers, each in so many bytes, the lowest first. */
function numbers(...given: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Uint8Array {
  const bytes = new Uint8Array(given.reduce((sum, [, length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, length] of given) {
    if (length === 2) view.setUint16(at, value, true);
    else if (length === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += length;
  }
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32, going on from that of what came before. */
function checksum(bytes: Uint8Array, before: number): number {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at++) {
    sum = (TABLE[(sum ^ (bytes[at] as number)) & 0xff] as number) ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}
