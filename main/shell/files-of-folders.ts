import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const CSV = ['.csv', '.tsv', '.txt', '.gz', '.zip', '.xlsx'];

/** Paths as they were dropped, each folder among them replaced by the CSV files in it; one that has none stays. */
export function filesOfFolders(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const files = isFolder(path) ? csvFilesIn(path) : [];
    return files.length > 0 ? files : [path];
  });
}

function csvFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && CSV.includes(extname(entry.name).toLowerCase()))
      .map(({ name }) => join(folder, name))
      .sort();
  } catch {
    return [];
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
