import type { Buffer } from 'node:buffer';
import { type PollLayout, type PollRows, readFastRows } from './fast-poll.ts';
import { isTold, startKernel, takeIds, tellIds } from './kernel.ts';
import type { Stretch } from './records.ts';
import { internField, type StoreInterner, UNUSABLE } from './store-interner.ts';

/**
 * The kernel's reader of polls (kernel/rows.ts), made for one file: the rows of bytes that lie in its memory it reads in a
 * third of the time that fast-poll.ts takes.
 */
export type PollKernel = {
  /** Where to put the bytes of a range. */
  readonly memory: Buffer;
  /** Where rows are put; those of the range before are gone then. */
  rows(): PollRows;
  /** As readFastRows, of a segment that lies in `memory`. */
  read(stretch: Stretch, layout: PollLayout, interner: StoreInterner, rows: PollRows): number;
};

/** `code` is the compiled kernel as base64. */
export function createPollKernel(code: string): PollKernel {
  const kernel = startKernel(code);
  const { exports, memory, bytesAt, stores } = kernel;
  const { buffer } = exports.memory;
  const columns = new Uint8Array(buffer, exports.columnsAt(), exports.mostColumns());
  const keys = new Float64Array(buffer, exports.keysAt(), exports.mostRows());
  return {
    memory,
    rows: () => ({ stores, keys, count: 0 }),
    read([from, stop, until], layout, interner, rows) {
      const { length } = layout.columns;
      if (length > columns.length) return from;
      columns.set(layout.columns);
      for (let next = from; ; ) {
        tellIds(kernel, interner);
        const [start, end, last] = [next + bytesAt, stop + bytesAt, until + bytesAt];
        next = exports.read(start, end, last, layout.delimiter, length, rows.count) - bytesAt;
        rows.count = exports.rowsRead();
        takeIds(kernel, interner);
        if (exports.metNewStore() === 0) return next;
        const [idStart, idEnd] = [exports.idStartsAt() - bytesAt, exports.idEndsAt() - bytesAt];
        const store = internField(interner, memory, idStart, idEnd);
        if (store === UNUSABLE) return next;
        tellIds(kernel, interner);
        if (isTold(kernel, store)) continue;
        // It has no room for that store: this row alone is read otherwise.
        const row = next;
        next = readFastRows(memory, [row, row + 1, until], layout, interner, rows);
        if (next === row) return row;
      }
    },
  };
}
