import { fstatSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit says that checksums are of big-endian numbers. */
const MAGIC = 0x377f0682;

/** Where in a log pages stand, and how many pages the database has by it; `undefined` where it says nothing. */
export type Committed = { readonly pages: ReadonlyMap<number, number>; readonly count: number | undefined };

/**
 * Where in a write-ahead log each page stands that a finished transaction wrote last. As SQLite does, it stops at the
 * first frame that is not as it was written: what follows may be of an earlier use of the log.
 */
export function committedPages(log: number, pageSize: number): Committed {
  const pages = new Map<number, number>();
  let count: number | undefined;
  const header = Buffer.alloc(HEADER_BYTES);
  if (readSync(log, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return { pages, count };
  if ((header.readUInt32BE(0) & ~1) >>> 0 !== MAGIC || header.readUInt32BE(8) !== pageSize)
    return { pages, count };
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  let sum = addUp([0, 0], header.subarray(0, 24), isBigEndian);
  if (!isSum(header, 24, sum)) return { pages, count };
  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  const frame = Buffer.alloc(frameBytes);
  const { size } = fstatSync(log);
  let written = new Map<number, number>();
  for (let at = HEADER_BYTES; at + frameBytes <= size; at += frameBytes) {
    readSync(log, frame, 0, frameBytes, at);
    if (frame.compare(header, 16, 24, 8, 16) !== 0) break;
    sum = addUp(sum, frame.subarray(0, 8), isBigEndian);
    sum = addUp(sum, frame.subarray(FRAME_HEADER_BYTES), isBigEndian);
    if (!isSum(frame, 16, sum)) break;
    written.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
    const pagesThen = frame.readUInt32BE(4);
    if (pagesThen === 0) continue;
    count = pagesThen;
    for (const [page, offset] of written) pages.set(page, offset);
    written = new Map();
  }
  return { pages, count };
}

type Sum = readonly [number, number];

function addUp([first, second]: Sum, bytes: Buffer, isBigEndian: boolean): Sum {
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const [x, y] = isBigEndian
      ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
}

const isSum = (bytes: Buffer, at: number, [a, b]: Sum) =>
  bytes.readUInt32BE(at) === a && bytes.readUInt32BE(at + 4) === b;
