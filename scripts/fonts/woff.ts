import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/** The font that a WOFF file is of, version 1: its tables as they were, one after another. */
export function unpackWoff(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 << power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * count - (16 << power), 10);
  const parts: Uint8Array[] = [head];
  let at = head.length;
  for (let table = 0; table < count; table++) {
    const entry = HEADER + table * ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((place) => woff.readUInt32BE(entry + place)) as [
      number,
      number,
      number,
    ];
    const to = 12 + 16 * table;
    woff.copy(head, to, entry, entry + 4);
    woff.copy(head, to + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, to + 8);
    head.writeUInt32BE(length, to + 12);
    const bytes = woff.subarray(offset, offset + packed);
    parts.push(packed < length ? inflateSync(bytes) : bytes, new Uint8Array((4 - (length % 4)) % 4));
    at += length + ((4 - (length % 4)) % 4);
  }
  return Buffer.concat(parts);
}
