import { crc32 } from 'node:zlib';

/**
 * What tells a stored row from a damaged one: SQLite does not notice a changed byte inside a value. Each row keeps a
 * checksum of its content bound to what it belongs to, so that a row in another's place is found too; how many rows a
 * table has, and the sum of their checksums, is kept apart (tally.ts), so that lost and doubled rows are found.
 */
export type Checksum = number;

/** The checksum of a content; not a number, and so equal to nothing, where damage left neither a text nor bytes. */
export function checksumOf(content: unknown): Checksum {
  return typeof content === 'string' || content instanceof Uint8Array ? crc32(content) : Number.NaN;
}

const ODD = 0x9e3779b1;

/**
 * Binds a checksum to up to three whole numbers below 2³², such as store numbers and weeks: no other number in the place
 * of one of them gives the same. Times are larger and are therefore part of the content.
 */
export function bind(checksum: Checksum, a: number, b = 0, c = 0): Checksum {
  if (Number.isNaN(checksum)) return checksum;
  return Math.imul(Math.imul(Math.imul(checksum ^ a, ODD) ^ b, ODD) ^ c, ODD) >>> 0;
}

/** The number that `bind` was given as `a`, where all else is known. */
export function unbindFirst(bound: Checksum, content: Checksum, b: number): number {
  const afterSecond = Math.imul(Math.imul(bound, INVERSE), INVERSE) ^ b;
  return (Math.imul(afterSecond, INVERSE) ^ content) >>> 0;
}

/** The same as `b`. */
export function unbindSecond(bound: Checksum, content: Checksum, a: number, c: number): number {
  const afterThird = Math.imul(bound, INVERSE) ^ c;
  return (Math.imul(afterThird, INVERSE) ^ Math.imul(content ^ a, ODD)) >>> 0;
}

/** What undoes a multiplication by ODD modulo 2³²: each step of Newton's doubles the bits that are right. */
const INVERSE = [1, 2, 3, 4, 5].reduce((inverse) => Math.imul(inverse, 2 - Math.imul(ODD, inverse)), 1);
