import type { Buffer } from 'node:buffer';
import { startKernel, takeIds, tellIds } from './kernel.ts';
import type { Stretch } from './records.ts';
import type { StoreInterner } from './store-interner.ts';

/** The kernel's reader of facts about stores (kernel/facts.ts), made for one file. */
export type FactKernel = {
  /** Where to put the bytes of a range. */
  readonly memory: Buffer;
  /** Of the rows that were read last the numbers of their ids, and of what they say apart from them. */
  readonly ids: Uint32Array;
  readonly rests: Uint32Array;
  /**
   * Reads rows that say what it was taught, of bytes that lie in `memory`, until one does not or is not of the usual form;
   * answers where that begins, and how many there were. New ids get numbers of `ids`.
   */
  read(
    stretch: Stretch,
    delimiter: string,
    idColumn: number,
    ids: StoreInterner,
  ): { readonly next: number; readonly rows: number };
  /** Teaches it bytes that rows hold apart from their ids, where it has room for them. */
  teach(rest: number, bytes: Uint8Array): void;
};

/** `code` is the compiled kernel as base64. */
export function createFactKernel(code: string): FactKernel {
  const kernel = startKernel(code);
  const { exports, memory, bytesAt, stores } = kernel;
  const { buffer } = exports.memory;
  return {
    memory,
    ids: stores,
    rests: new Uint32Array(buffer, exports.keysAt(), exports.mostRows()),
    read([from, stop, until], delimiter, idColumn, ids) {
      tellIds(kernel, ids);
      const [start, end, last] = [from + bytesAt, stop + bytesAt, until + bytesAt];
      const next = exports.readFacts(start, end, last, delimiter.charCodeAt(0), idColumn) - bytesAt;
      takeIds(kernel, ids);
      return { next, rows: exports.factRows() };
    },
    teach(rest, bytes) {
      if (rest >= exports.mostRests() || bytes.length > exports.longestRest()) return;
      new Uint8Array(buffer, exports.restEntry(rest), bytes.length).set(bytes);
      exports.teachRest(rest);
    },
  };
}
