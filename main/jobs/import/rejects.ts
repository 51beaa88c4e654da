import { saveRejectedReasons, saveRejectedRows } from '../../database/imports/imports.ts';
import type { WritableDatabase } from '../../database/opening/connection.ts';
import type { SegmentSummary } from '../../import/segment.ts';
import { REJECTED_ROWS_KEPT } from '../../limits.ts';

export type Rejects = {
  /** Takes what was rejected of a stretch of the file that begins on line `firstLine`. */
  add(part: Pick<SegmentSummary, 'rejected' | 'brokenRules' | 'windows1252'>, firstLine: number): void;
  /** How many rows broke each rule so far. */
  readonly brokenRules: ReadonlyMap<string, number>;
  /** How many rows so far, rejected or not, were read as Windows-1252. */
  windows1252(): number;
  /** Writes down how many rows broke each rule. */
  finish(): void;
};

/** Keeps the rejected rows of an import within bounds, however many they are. */
export function createRejects(database: WritableDatabase, importId: number): Rejects {
  const brokenRules = new Map<string, number>();
  let kept = 0;
  let windows1252 = 0;
  return {
    add(part, firstLine) {
      const rows = part.rejected.slice(0, REJECTED_ROWS_KEPT - kept);
      saveRejectedRows(database, importId, rows, firstLine);
      kept += rows.length;
      windows1252 += part.windows1252;
      for (const [rule, count] of part.brokenRules) {
        brokenRules.set(rule, (brokenRules.get(rule) ?? 0) + count);
      }
    },
    brokenRules,
    windows1252: () => windows1252,
    finish: () => saveRejectedReasons(database, importId, brokenRules),
  };
}

/** How many rows of a stretch were rejected. */
export function countRejected(brokenRules: ReadonlyMap<string, number>): number {
  return [...brokenRules.values()].reduce((sum, count) => sum + count, 0);
}
