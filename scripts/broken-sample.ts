import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sampleFiles } from '../main/jobs/sample-files.ts';

/** After which line of which file of the sample a row is put that cannot be read. */
const BAD_ROWS: Readonly<Record<string, readonly (readonly [line: number, row: string])[]>> = {
  'polls.csv': [
    [100, 'sparse-1,active,2024-02-30 10:00:00 UTC'],
    [2000, 'sparse-1,asleep,2024-11-01 10:00:00 UTC'],
    [4000, ',active,2024-11-02 10:00:00 UTC'],
  ],
  'business-hours.csv': [
    [40, 'sparse-2,2,25:00,26:00'],
    [200, 'sparse-2,7,09:00,17:00'],
  ],
  'time-zones.csv': [[20, 'moved-away,America/Gotham']],
  'stores.csv': [[30, 'sparse-2,Lakeside,Los Angeles,"1,250"']],
  'closures.csv': [[2, 'sparse-2,2024-11-02,2024-11-01,']],
};

/**
 * The sample with rows that cannot be read, written into a folder: for tests, and for the picture of what an import came
 * to. The bundled one is clean, for it is the first that people see.
 */
export function writeBrokenSample(folder: string): { readonly paths: string[]; readonly rejected: number } {
  const paths = sampleFiles().map((path) => {
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const [line, row] of BAD_ROWS[basename(path)]?.toReversed() ?? []) lines.splice(line, 0, row);
    const broken = join(folder, basename(path));
    writeFileSync(broken, lines.join('\n'));
    return broken;
  });
  return { paths, rejected: Object.values(BAD_ROWS).flat().length };
}
