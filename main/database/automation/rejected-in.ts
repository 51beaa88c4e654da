import { join, sep } from 'node:path';
import type { ReadableDatabase } from '../core/sqlite.ts';

/** Files of a folder are imported together, and what came of them is noted at the end of all, in less than this (ms). */
const NOTED_WITHIN = 3_600_000;

type Done = {
  readonly at: number;
  readonly kind: string;
  readonly source: string;
  readonly name: string;
  readonly outcome: string;
};

type Imported = {
  readonly id: number;
  readonly path: string;
  readonly importedAt: number;
  readonly rejected: number;
};

/**
 * Of each deed that was the import of a file, which import that was, where it rejected rows; of a zip the newest that did.
 * Imports that were undone are not found. A deed does not name its import: it is the last one of its file before the deed.
 */
export function rejectedIn<D extends Done>(
  database: ReadableDatabase,
  deeds: readonly D[],
): ReadonlyMap<D, number> {
  const found = new Map<D, number>();
  const wanted = deeds
    .filter(({ kind, outcome }) => kind === 'file' && outcome === 'done')
    .map((deed) => ({ deed, place: join(deed.source, deed.name), seen: new Set<string>() }));
  if (wanted.length === 0) return found;
  const times = wanted.map(({ deed }) => deed.at);
  const imports = database
    .prepare<[number], Imported>(
      `SELECT id, path, imported_at AS importedAt, rejected FROM import
        WHERE path IS NOT NULL AND imported_at <= ? ORDER BY id DESC`,
    )
    .iterate(Math.max(...times));
  for (const { id, path, importedAt, rejected } of imports) {
    if (importedAt < Math.min(...times) - NOTED_WITHIN) break;
    for (const { deed, place, seen } of wanted) {
      if (importedAt > deed.at || !isWithin(path, place) || seen.has(path)) continue;
      seen.add(path);
      if (rejected > 0 && !found.has(deed)) found.set(deed, id);
    }
  }
  return found;
}

/** The file itself, or one of a zip. */
const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}${sep}`);
