import { basename } from 'node:path';
import { inspectHead } from '../../import/inspect-head.ts';
import type { FileKind } from '../../import/kinds/index.ts';
import { previewRows } from '../../import/preview.ts';
import { warningOf } from '../../import/warning.ts';
import { readProblem } from '../files/file-problem.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';
import { openText, type TextFile, UnpackError } from './text-file.ts';
import { settleFormat } from './walk-file.ts';

/** What a person sees of a file before it is imported. */
export type FilePreview = { readonly path: string; readonly name: string; readonly bytes: number } & (
  | {
      readonly ok: true;
      readonly kind: FileKind;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** In words how each of the rows is read. */
      readonly readAs: readonly string[];
      /** What is to be known of the whole, in sentences. */
      readonly notes: readonly string[];
    }
  /** `isOwn`: this program saved it, as a report or the like. */
  | { readonly ok: false; readonly message: string; readonly isOwn?: true }
);

const PREVIEW_ROWS = 5;
const LF = 0x0a;

/** Reads the beginning of a file: which kind it is and its first rows, or why it is none. Never throws. */
export async function previewFile(path: string): Promise<FilePreview> {
  const name = basename(path);
  let source: SourceFile;
  try {
    source = openSource(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { path, name, bytes: 0, ok: false, message: `The file cannot be read: ${why}.` };
  }
  const { bytes } = source;
  let text: TextFile | undefined;
  try {
    text = await openText(source, () => undefined);
    const head = readHead(text.file);
    const recognition = inspectHead(head);
    if (!recognition.ok) {
      const { code, message } = recognition.refusal;
      return { path, name, bytes, ok: false, message, ...(code === 'own-output' ? { isOwn: true } : {}) };
    }
    const { format } = settleFormat({ ...text, format: recognition.format }, () => undefined);
    const isWhole = head.length === text.bytes;
    const wholeRows = isWhole ? head : head.subarray(0, Math.max(format.bodyStart, head.lastIndexOf(LF) + 1));
    const { windows1252, ...shown } = previewRows(wholeRows, format, PREVIEW_ROWS);
    const notes = [
      ...(format.daysFromOne ? [warningOf({ kind: 'days-from-one' }).text] : []),
      ...(windows1252 === 0
        ? []
        : [
            `${isWhole ? '' : 'In its beginning: '}${warningOf({ kind: 'windows-1252', rows: windows1252 }).text}`,
          ]),
    ];
    return { path, name, bytes, ok: true, kind: format.kind, ...shown, notes };
  } catch (error) {
    if (error instanceof UnpackError) return { path, name, bytes, ok: false, message: error.message };
    return { path, name, bytes, ok: false, message: `The file cannot be read: ${readProblem(error)}.` };
  } finally {
    text?.close();
    source.close();
  }
}
