import { randomUUID } from 'node:crypto';
import type { PackedHead } from '../../../preload/contract.ts';
import type { Packed } from '../../jobs/threads/pack.ts';
import { CallError } from './call.ts';

/** Enough for what the window asks for at once; what it never fetched goes when so many others have followed. */
const KEPT = 4;
/**
 * Every border copies a part, and all of them a piece of this size within a few milliseconds. Pieces of a megabyte take no less
 * in all: the system clears new memory for each copy.
 */
const PART_BYTES = 250_000;

/** Keeps packed answers until the window has fetched them, part by part, so that no copy holds anything up for long. */
export function createPackedParts() {
  const kept = new Map<string, ArrayBuffer>();
  return {
    keep<T>({ text, bytes }: Packed<T>): PackedHead<T> {
      const token = randomUUID();
      kept.set(token, bytes);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return { text, size: bytes.byteLength, token };
    },
    take({ token, from }: { readonly token: string; readonly from: number }): ArrayBuffer {
      const bytes = kept.get(token);
      if (bytes === undefined) {
        throw new CallError({ code: 'bad-request', message: 'This is not there any more. Open it again.' });
      }
      const until = from + PART_BYTES;
      if (until >= bytes.byteLength) kept.delete(token);
      return bytes.slice(from, until);
    },
  };
}
