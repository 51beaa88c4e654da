import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { damaged } from './error.ts';

/** What an SQLite file begins with; none is shorter. */
export const HEADER_BYTES = 100;
const LATEST_FORMAT = 2;

type Head = { readonly header: Buffer; readonly size: number };

/**
 * Refuses a file that SQLite would take for something else: one of a single byte for a new database, one that lost a
 * part of its last page for whole, one whose header is damaged for one that may only be read. A file that does not
 * exist, or is empty, is left for SQLite to create.
 */
export function refuseBrokenHeader(file: string): void {
  const head = readHead(file);
  if (head === undefined || head.size === 0) return;
  const { header, size } = head;
  if (size < HEADER_BYTES) throw damaged(file, `it is only ${size} bytes long`);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return;
  if (header.readUInt8(18) > LATEST_FORMAT || header.readUInt8(19) > LATEST_FORMAT) {
    throw damaged(file, 'its header is wrong');
  }
  // What a write-ahead log still holds may be more than the file has room for yet.
  const whole = header.readUInt16BE(16) * header.readUInt32BE(28);
  if (size < whole && !existsSync(`${file}-wal`))
    throw damaged(file, `${whole - size} bytes of it are missing`);
}

/** What cannot be read is met again, and said, when SQLite opens it. */
function readHead(file: string): Head | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(descriptor, header);
    return { header, size: fstatSync(descriptor).size };
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
