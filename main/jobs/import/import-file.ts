import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from '../../database/connection.ts';
import {
  beginImport,
  finishImport,
  type ImportCounts,
  type ImportRecord,
  saveRejectedRows,
} from '../../database/imports.ts';
import { createStoreNumbers } from '../../database/stores.ts';
import { transact } from '../../database/transaction.ts';
import { type FileFormat, recogniseFile } from '../../import/file-format.ts';
import type { FileKind } from '../../import/kinds/index.ts';
import { type Cancel, throwIfCancelled } from '../cancel.ts';
import { JobError } from '../error.ts';
import type { ImportContext } from './context.ts';
import { importPolls } from './polls.ts';
import { createImportMeter, type ImportProgress } from './progress.ts';
import { importClosures, importHours, importStores, importZones } from './store-facts.ts';

/** `sample`: the file is part of the bundled sample, which can be removed again in one step. */
export type ImportInput = { readonly path: string; readonly sample: boolean };

type Importer = (context: ImportContext) => Promise<ImportCounts> | ImportCounts;

/** What reads and keeps the rows of each kind of file. */
const IMPORTERS: Readonly<Record<FileKind, Importer>> = {
  polls: importPolls,
  'business-hours': importHours,
  'time-zones': importZones,
  stores: importStores,
  closures: importClosures,
};

const HEAD_BYTES = 65_536;

/** Imports one file in one transaction (SPEC §1): in whole, or after a cancel, an error or a crash not at all. */
export async function importFile(
  database: Database,
  { path, sample }: ImportInput,
  cancel: Cancel,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportRecord> {
  const name = basename(path);
  const file = openFile(path);
  try {
    const { size: bytes } = fstatSync(file);
    const format = recognise(file, name);
    const importedAt = Date.now();
    const meter = createImportMeter(bytes, onProgress);
    const onRows = () => {
      throwIfCancelled(cancel);
      meter.tick();
    };
    return await transact(database, async () => {
      const id = beginImport(database, { file: name, kind: format.kind, bytes, importedAt, sample });
      const target = { database, id, sample };
      const stores = createStoreNumbers(target);
      const counts = await IMPORTERS[format.kind]({
        target,
        path,
        file,
        bytes,
        format,
        storeNumber: stores.numberOf,
        cancel,
        meter,
        reject: (rows, firstLine) => saveRejectedRows(database, id, rows, firstLine, onRows),
        onRows,
      });
      if (fstatSync(file).size < bytes) throw cutShort(name);
      stores.save();
      finishImport(database, id, counts);
      throwIfCancelled(cancel);
      return { id, file: name, kind: format.kind, bytes, importedAt, sample, ...counts };
    }).finally(meter.stop);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    // Asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (statSync(path).isFile()) return openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : String(error);
    throw new JobError({ code: 'file-unreadable', message: `${path}: ${why}.` });
  }
  throw new JobError({ code: 'file-unreadable', message: `${path}: it is not a file.` });
}

function recognise(file: number, name: string): FileFormat {
  const head = Buffer.alloc(HEAD_BYTES);
  const recognition = recogniseFile(head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0)));
  if (recognition.ok) return recognition.format;
  throw new JobError({ code: 'file-refused', message: `${name}: ${recognition.refusal.message}` });
}

/** A file that lost its end while it was read would otherwise count as whole. */
function cutShort(name: string): JobError {
  const message = `${name}: it became shorter while it was read. Nothing was changed. Try again.`;
  return new JobError({ code: 'file-unreadable', message });
}
