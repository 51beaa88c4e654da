import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshBundle } from '../../scripts/command-line/bundle.mjs';
import { type Measured, median, run } from './measure.ts';
import { makeOddFiles, ODD_FILES } from './odd-files.ts';

/**
 * The whole `report` command, bundled, on files of odd sizes: time, processors and peak of memory, for the README's table. `npm run
 * bench:odd -- [--runs 3] [name …]`
 */
const given = process.argv.slice(2);
const at = given.indexOf('--runs');
const runs = at === -1 ? 1 : Number(given.splice(at, 2)[1]);
const names = given.length > 0 ? given : Object.keys(ODD_FILES);
const command = join(import.meta.dirname, '..', '..', 'scripts', 'command-line', 'index.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'store-monitor-odd-'));
// Made here, so that no command holds what makes it.
await freshBundle();
try {
  for (const name of names) {
    const files = makeOddFiles(name, scratch);
    const rounds: Measured[] = [];
    for (let round = 0; round < runs; round++) {
      const outputs = ['--out', join(scratch, 'report.csv'), '--outages', join(scratch, 'outages.csv')];
      const options = ['report', ...outputs, '--extended', '--bounds', '--database', join(scratch, 'odd.db')];
      rounds.push(await run(process.execPath, [command, ...options, ...files]));
      for (const suffix of ['', '-wal', '-shm', '.lock'])
        rmSync(join(scratch, `odd.db${suffix}`), { force: true });
    }
    const middle = (of: 'wall_s' | 'cpu_s' | 'peak_mb') => median(rounds.map((round) => round[of]));
    console.log(
      `${ODD_FILES[name]?.what}: ${middle('wall_s').toFixed(1)} s, ${middle('cpu_s').toFixed(1)} s of processors, ${middle('peak_mb').toFixed(0)} MB`,
    );
    rmSync(join(scratch, name), { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
