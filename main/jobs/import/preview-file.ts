import { basename } from 'node:path';
import { inspectHead } from '../../import/inspect-head.ts';
import type { FileKind } from '../../import/kinds/index.ts';
import { previewRows } from '../../import/preview.ts';
import { readProblem } from '../files/file-problem.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';
import { openText, type TextFile, UnpackError } from './text-file.ts';

/** What a person sees of a file before it is imported. */
export type FilePreview = { readonly path: string; readonly name: string; readonly bytes: number } & (
  | {
      readonly ok: true;
      readonly kind: FileKind;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** `isOwn`: this program saved it, as a report or the like. */
  | { readonly ok: false; readonly message: string; readonly isOwn?: true }
);

const PREVIEW_ROWS = 5;

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
    const { header, rows } = previewRows(head, recognition.format, PREVIEW_ROWS);
    return { path, name, bytes, ok: true, kind: recognition.format.kind, header, rows };
  } catch (error) {
    if (error instanceof UnpackError) return { path, name, bytes, ok: false, message: error.message };
    return { path, name, bytes, ok: false, message: `The file cannot be read: ${readProblem(error)}.` };
  } finally {
    text?.close();
    source.close();
  }
}
