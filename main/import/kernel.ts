import { Buffer } from 'node:buffer';
import { internText, type StoreInterner } from './store-interner.ts';

/** The kernel (kernel/index.ts) with a memory of its own: what both of its readers share. */
export type Kernel = {
  readonly exports: KernelExports;
  /** Where to put the bytes to read. */
  readonly memory: Buffer;
  /** Where `memory` begins in the kernel's. */
  readonly bytesAt: number;
  /** The numbers of the stores of rows that were read. */
  readonly stores: Uint32Array;
};

/** What kernel/index.ts exports. */
type KernelExports = Readonly<Record<Figure, () => number>> & {
  readonly memory: WebAssembly.Memory;
  read(
    from: number,
    stop: number,
    until: number,
    delimiter: number,
    columns: number,
    already: number,
  ): number;
  readFacts(from: number, stop: number, until: number, delimiter: number, idColumn: number): number;
  countStores(count: number): void;
  entryOf(store: number): number;
  storeLength(store: number): number;
  teachStore(store: number, length: number): void;
  restEntry(rest: number): number;
  teachRest(rest: number): void;
};
type Figure =
  | 'columnsAt'
  | 'mostColumns'
  | 'bytesAt'
  | 'mostBytes'
  | 'storesAt'
  | 'keysAt'
  | 'mostRows'
  | 'rowsRead'
  | 'metNewStore'
  | 'idStartsAt'
  | 'idEndsAt'
  | 'factRows'
  | 'storeCount'
  | 'longestId'
  | 'mostStores'
  | 'mostRests'
  | 'longestRest';

/** Compiled once a thread. */
const modules = new Map<string, WebAssembly.Module>();

function compiled(code: string): WebAssembly.Module {
  const known = modules.get(code);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(Buffer.from(code, 'base64'));
  modules.set(code, module);
  return module;
}

/** `code` is the compiled kernel as base64. */
export function startKernel(code: string): Kernel {
  // What it exports is checked by its compiler, and by every test that reads with it.
  const exports = new WebAssembly.Instance(compiled(code)).exports as unknown as KernelExports;
  const { buffer } = exports.memory;
  const bytesAt = exports.bytesAt();
  return {
    exports,
    memory: Buffer.from(buffer, bytesAt, exports.mostBytes()),
    bytesAt,
    stores: new Uint32Array(buffer, exports.storesAt(), exports.mostRows()),
  };
}

/** Teaches the kernel the ids that were numbered without it, so that both go on with the same number. */
export function tellIds({ exports }: Kernel, { arena, ends, count }: StoreInterner): void {
  for (let store = exports.storeCount(); store < count; store++) {
    const from = store === 0 ? 0 : (ends[store - 1] as number);
    const length = (ends[store] as number) - from;
    // Rows of others are read without it.
    if (store >= exports.mostStores() || length > exports.longestId()) continue;
    const entry = new Uint8Array(exports.memory.buffer, exports.entryOf(store), length);
    entry.set(arena.subarray(from, from + length));
    exports.teachStore(store, length);
  }
  exports.countStores(count);
}

/** Numbers the ids that the kernel took by itself, as it did. */
export function takeIds({ exports }: Kernel, interner: StoreInterner): void {
  const count = exports.storeCount();
  if (interner.count === count) return;
  const bytes = new Uint8Array(exports.memory.buffer);
  while (interner.count < count) {
    const at = exports.entryOf(interner.count);
    internText(interner, bytes, at, at + exports.storeLength(interner.count));
  }
}

/** Whether the kernel knows the id of a store that has a number. */
export function isTold({ exports }: Kernel, store: number): boolean {
  return store < exports.mostStores() && exports.storeLength(store) > 0;
}
