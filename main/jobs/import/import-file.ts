import { type Push, savePushes } from '../../database/automation/pushes.ts';
import { findTaken, takeContent } from '../../database/automation/taken-content.ts';
import { transact } from '../../database/core/transaction.ts';
import { createStoreNumbers } from '../../database/facts/store-numbers.ts';
import { beginImport, finishImport, type ImportRecord } from '../../database/imports/imports.ts';
import { countPassed } from '../../database/imports/passed-time.ts';
import type { WritableDatabase } from '../../database/opening/connection.ts';
import { keepBeforeImages } from '../../database/polls/before-images.ts';
import { dropOldUndo } from '../../database/reports/keeping.ts';
import { headerText } from '../../import/file-format.ts';
import { spreadsheetRefusal } from '../../import/inspect-head.ts';
import { type Cancel, throwIfCancelled, watchForCancel } from '../threads/cancel.ts';
import { JobError } from '../threads/error.ts';
import { type OpenedFile, openNamed, recognise, refused } from './opened-file.ts';
import { createImportMeter, type ImportProgress } from './progress.ts';
import { NOTHING_AHEAD, type ReadAhead } from './read-ahead.ts';
import { createRejects } from './rejects.ts';
import type { SourceFile } from './source-file.ts';
import { openText, type TextFile, UnpackError } from './text-file.ts';
import { createSigns, warningsOf } from './warnings.ts';

/** `sample`: the file is part of the bundled sample, which can be removed again in one step. */
export type ImportInput = {
  readonly path: string;
  readonly sample: boolean;
  /**
   * It is imported by itself: only as the file it was when it was looked at (`file-changed` otherwise), and only where its
   * content never was before (`already-imported` otherwise).
   */
  readonly once?: { readonly bytes: number; readonly modifiedAt: number };
  /** The pushed bodies that it is made of: what became of them is stored with it. */
  readonly pushes?: readonly Push[];
};

/**
 * Imports one file in one transaction (SPEC §1): in whole, or after a cancel, an error, a crash or a change of the file
 * while it is read not at all. What was read of it ahead is not read again.
 */
export async function importFile(
  database: WritableDatabase,
  { path, sample, once, pushes = [] }: ImportInput,
  cancel: Cancel,
  onProgress: (progress: ImportProgress) => void,
  ahead: ReadAhead = NOTHING_AHEAD,
): Promise<ImportRecord> {
  const opened = ahead.take(path) ?? (await open(path, once, cancel, onProgress));
  const { source, hash, head, format, daysUnclear, reading } = opened;
  const watch = watchForCancel(cancel);
  const meter = createImportMeter(opened.bytes, onProgress);
  try {
    const importedAt = Date.now();
    const signs = createSigns();
    return await transact(database, async () => {
      const about = {
        file: source.name,
        kind: format.kind,
        bytes: source.bytes,
        path: source.path,
        modifiedAt: source.modifiedAt,
        importedAt,
        sample,
      };
      countPassed(database, importedAt);
      const id = beginImport(database, about);
      const target = { database, sample, before: keepBeforeImages(database, id, { sample }) };
      const stores = createStoreNumbers(target);
      const rejects = createRejects(database, id);
      const counts = await reading.store({
        target,
        stores,
        cancel,
        meter,
        onRows() {
          throwIfCancelled(cancel);
          meter.tick();
        },
        rejects,
        signs,
        onWait: () => ahead.readOn(hash.digest()),
      });
      const refusal = spreadsheetRefusal(counts.rows, rejects.brokenRules);
      if (refusal !== undefined) throw refused(source.name, refusal);
      rejects.finish();
      stores.save();
      const sha256 = await Promise.race([hash.digest(), watch.cancelled]);
      if (once !== undefined) takeOnce(database, source, { sha256, import: id });
      signs.windows1252 = rejects.windows1252();
      const warnings = warningsOf(database, format, daysUnclear, signs, stores);
      const header = headerText(head, format);
      finishImport(database, id, { ...counts, sha256, warnings, header });
      const told = { counts, warnings: warnings.map(({ text }) => text), pushes: pushes.length };
      if (pushes.length > 0) savePushes(database, pushes, { state: 'Complete', ...told }, false);
      dropOldUndo(database, Date.now());
      // After the last byte was read, the hash's too: it is of what was imported.
      source.assertUnchanged();
      throwIfCancelled(cancel);
      return { id, ...about, ...counts, sha256, warnings, header };
    });
  } finally {
    meter.stop();
    watch.stop();
    await opened.close();
  }
}

/** Opens the file, unpacked where it is packed, and begins to read it. */
async function open(
  path: string,
  once: ImportInput['once'],
  cancel: Cancel,
  onProgress: (progress: ImportProgress) => void,
): Promise<OpenedFile> {
  const source = openNamed(path);
  let text: TextFile | undefined;
  try {
    if (once !== undefined && (once.bytes !== source.bytes || once.modifiedAt !== source.modifiedAt)) {
      throw new JobError({ code: 'file-changed', message: `${source.name}: it changed before it was read.` });
    }
    text = await unpacked(source, cancel, onProgress);
    const opened = recognise(source, text, () => throwIfCancelled(cancel));
    opened.reading.begin();
    return opened;
  } catch (error) {
    text?.close();
    source.close();
    throw error;
  }
}

/** Within the import's transaction: of one that is taken back, nothing is remembered. */
function takeOnce(
  database: WritableDatabase,
  { name, entry }: SourceFile,
  taken: { readonly sha256: string; readonly import: number },
): void {
  const content = entry === undefined ? taken.sha256 : `${taken.sha256}/${entry}`;
  const before = findTaken(database, content, taken.import);
  if (before !== undefined) {
    const message = `The same content was imported before, as ${before.file}.`;
    throw new JobError({ code: 'already-imported', message });
  }
  takeContent(database, content, { file: name, import: taken.import });
}

/** The text of a file, showing life while it is unpacked. */
async function unpacked(
  source: SourceFile,
  cancel: Cancel,
  onProgress: (progress: ImportProgress) => void,
): Promise<TextFile> {
  const meter = createImportMeter(source.bytes, onProgress);
  try {
    return await openText(source, () => {
      throwIfCancelled(cancel);
      meter.tick();
    });
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    throw new JobError({ code: 'file-refused', message: `${source.name}: ${error.message}` });
  } finally {
    meter.stop();
  }
}
