import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { recogniseFile } from '../../import/file-format.ts';
import type { FileKind } from '../../import/kinds/index.ts';
import { previewRows } from '../../import/preview.ts';
import { readProblem } from '../file-problem.ts';

/** What a person sees of a file before it is imported. */
export type FilePreview = { readonly path: string; readonly name: string; readonly bytes: number } & (
  | {
      readonly ok: true;
      readonly kind: FileKind;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly ok: false; readonly message: string }
);

const HEAD_BYTES = 65_536;
const PREVIEW_ROWS = 5;

/** Reads the beginning of a file: which of the three it is and its first rows, or why it is none. Never throws. */
export function previewFile(path: string): FilePreview {
  const name = basename(path);
  let file: number;
  try {
    // Asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (!statSync(path).isFile()) return { path, name, bytes: 0, ok: false, message: 'It is not a file.' };
    file = openSync(path, 'r');
  } catch (error) {
    return { path, name, bytes: 0, ok: false, message: `The file cannot be read: ${readProblem(error)}.` };
  }
  try {
    const { size: bytes } = fstatSync(file);
    const head = Buffer.alloc(HEAD_BYTES);
    const read = head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    const recognition = recogniseFile(read);
    if (!recognition.ok) return { path, name, bytes, ok: false, message: recognition.refusal.message };
    const { header, rows } = previewRows(read, recognition.format, PREVIEW_ROWS);
    return { path, name, bytes, ok: true, kind: recognition.format.kind, header, rows };
  } catch (error) {
    return { path, name, bytes: 0, ok: false, message: `The file cannot be read: ${readProblem(error)}.` };
  } finally {
    closeSync(file);
  }
}
