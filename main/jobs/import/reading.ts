import type { ImportCounts } from '../../database/imports/imports.ts';
import type { FileFormat } from '../../import/file-format.ts';
import type { ImportContext } from './context.ts';

/** An open file of a known format. */
export type KnownFile = { readonly file: number; readonly bytes: number; readonly format: FileFormat };

/** A file whose rows are being read; what they say is stored once its import begins, which may be later. */
export type Reading = {
  /** Has another thread begin to read it, where that is worth one; it goes on beside whatever this one does. */
  begin(): void;
  /** Reads a little further on this thread, for who has nothing else to do; answers whether it did. Throws what reading throws. */
  readOn(): boolean;
  /** Reads what is left, and stores what all rows say inside the transaction of the caller. */
  store(context: ImportContext): Promise<ImportCounts> | ImportCounts;
  /** Gives up what runs. The file may be closed only after it. */
  close(): Promise<unknown>;
};
