import { damaged } from '../core/error.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import type { ImportRecord } from '../imports/imports.ts';

/** An import as a report remembers it. */
export type MadeFromImport = Pick<
  ImportRecord,
  'id' | 'file' | 'kind' | 'bytes' | 'importedAt' | 'sample' | 'sha256'
>;

/** `undone`: it is not among the imports any more. */
export type ReportImport = MadeFromImport & { readonly undone: boolean };

const IMPORTS = `SELECT coalesce(json_group_array(json_object('id', id, 'file', file, 'kind', kind, 'bytes', bytes,
    'importedAt', imported_at, 'sample', json(iif(sample, 'true', 'false')), 'sha256', sha256) ORDER BY id), '[]')
  FROM import`;

/**
 * Keeps the imports that there are now, for a report to refer to by the number answered. Reports of the same imports
 * share one list: it takes 200 bytes an import.
 */
export function keepMadeFrom(database: ReadableDatabase): number {
  const row = database
    .prepare<[], number>(
      `INSERT INTO made_from (imports) VALUES ((${IMPORTS})) ON CONFLICT (imports) DO UPDATE SET imports = imports
       RETURNING id`,
    )
    .pluck()
    .get();
  if (row === undefined) throw damaged(database.name, 'what a report was made from could not be kept');
  return row;
}

/** Gives up the lists that no report refers to any more. */
export function sweepMadeFrom(database: WritableDatabase): void {
  database.exec(
    'DELETE FROM made_from WHERE id NOT IN (SELECT made_from FROM report WHERE made_from IS NOT NULL)',
  );
}

/** The imports that a report was made from, oldest first; `undefined` where that was not kept. */
export function readMadeFrom(database: ReadableDatabase, report: string): ReportImport[] | undefined {
  const imports = database
    .prepare<[string], string>(
      'SELECT imports FROM report JOIN made_from ON made_from.id = report.made_from WHERE report.id = ?',
    )
    .pluck()
    .get(report);
  if (imports === undefined) return undefined;
  const now = new Map(
    database.prepare<[], [number, number]>('SELECT id, imported_at FROM import').raw().all(),
  );
  return parseImports(database, imports).map(({ sha256, ...one }) => ({
    ...one,
    ...(sha256 === null ? {} : { sha256 }),
    // The number of an import that was undone is given again.
    undone: now.get(one.id) !== one.importedAt,
  }));
}

type Kept = Omit<MadeFromImport, 'sha256'> & { readonly sha256: string | null };

function parseImports(database: ReadableDatabase, json: string): Kept[] {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged(database.name, 'what a report was made from is not as it was written');
  }
}
