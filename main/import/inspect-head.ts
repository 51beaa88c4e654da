import { type FileFormat, type Recognition, type Refusal, recogniseFile } from './file-format.ts';
import { kindNamed } from './kinds/index.ts';
import { isSpreadsheetDamage } from './kinds/row.ts';
import { readSegment } from './segment.ts';

const LF = 0x0a;

/**
 * Recognises a file by its first bytes, as recogniseFile does, and refuses one whose first rows were mostly spoilt by a
 * spreadsheet: better than importing next to nothing of it.
 */
export function inspectHead(head: Uint8Array): Recognition {
  const recognition = recogniseFile(head);
  if (!recognition.ok) return recognition;
  const { format } = recognition;
  const { rows, brokenRules } = readWholeRows(head, format);
  const refusal = spreadsheetRefusal(rows, brokenRules);
  return refusal === undefined ? recognition : { ok: false, refusal };
}

/** Why a file is refused whole of whose rows this many broke rules; `undefined` where most are as they were written. */
export function spreadsheetRefusal(
  rows: number,
  brokenRules: ReadonlyMap<string, number>,
): Refusal | undefined {
  const damaged = [...brokenRules].filter(([rule]) => isSpreadsheetDamage(rule));
  const count = damaged.reduce((sum, [, broken]) => sum + broken, 0);
  if (count < 2 || count * 2 <= rows) return undefined;
  const [worst] = damaged.sort(([, a], [, b]) => b - a);
  const what = worst?.[0].replace(/^“…” is /, '') ?? '';
  return { code: 'spreadsheet', message: `Most of its rows hold ${what}.` };
}

function readWholeRows(head: Uint8Array, format: FileFormat) {
  const stop = Math.max(format.bodyStart, head.lastIndexOf(LF) + 1);
  const segment = { bytes: head.subarray(0, stop), start: format.bodyStart, stop, keep: 0 };
  return readSegment(segment, format, kindNamed(format.kind).read, () => undefined);
}
