import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleOurs } from './bundle-ours.ts';
import { VARIANTS } from './duckdb.ts';
import { type DataSet, DEFAULTS, generate, type Size } from './generate.ts';
import { type Measured, runScript } from './measure.ts';
import { shellVersion } from './sqlite-shell.ts';
import { type Rounds, table, verdict } from './verdict.ts';

/**
 * One thing to measure: a script of this folder, called with the data folder and a database file to make anew.
 * It prints a JSON line with `import_s`, `polls`, `peak_mb` and, when it computes the report, `report_s`.
 */
type Contender = { name: string; script: string; more: string[] };

const OURS = 'ours';

function here(file: string): string {
  return join(import.meta.dirname, file);
}

async function contenders(bad: boolean, before: string | undefined): Promise<Contender[]> {
  const list: Contender[] = [];
  list.push({ name: OURS, script: await bundleOurs(), more: [] });
  if (before !== undefined) list.push({ name: 'before', script: await scriptOf(before), more: [] });
  for (const variant of VARIANTS) {
    const more = ['--variant', variant, ...(bad ? ['--ignore-errors'] : [])];
    list.push({ name: `duckdb ${variant}`, script: here('duckdb.ts'), more });
  }
  const shell = await shellVersion();
  if (bad) console.log('The sqlite3 shell rejects no row by itself: left out.');
  else if (shell) {
    list.push({ name: `sqlite3 ${shell}`, script: here('sqlite-shell.ts'), more: [] });
    list.push({ name: 'sqlite3 bare', script: here('sqlite-shell.ts'), more: ['--bare'] });
  } else console.log('The sqlite3 shell is not installed: left out.');
  return list;
}

/** What measures another version: bundled, as ours is, where that version can be. */
async function scriptOf(folder: string): Promise<string> {
  const bench = resolve(folder, 'test', 'bench');
  const bundler = join(bench, 'bundle-ours.ts');
  if (!existsSync(bundler)) return join(bench, 'ours.ts');
  const { bundleOurs: bundle }: { bundleOurs: () => Promise<string> } = await import(
    pathToFileURL(bundler).href
  );
  return bundle();
}

/** Reads the files once, so that the first contender does not pay for the disk. */
async function warm(set: DataSet): Promise<void> {
  for (const file of [set.polls, set.hours, set.zones]) {
    for await (const _ of createReadStream(file, { highWaterMark: 1 << 20 }));
  }
}

/** Every contender once a round, in turn, so that a noisy minute falls on all of them. */
async function measure(list: readonly Contender[], set: DataSet, runs: number): Promise<Rounds[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'store-monitor-bench-db-'));
  const all = list.map(({ name }) => ({ name, rounds: [] as Measured[] }));
  try {
    for (let round = 0; round < runs; round++) {
      for (const [index, { name, script, more }] of list.entries()) {
        const folder = mkdtempSync(join(scratch, 'run-'));
        if (process.stderr.isTTY) process.stderr.write(`\rround ${round + 1} of ${runs}: ${name.padEnd(20)}`);
        all[index]?.rounds.push(await runScript(script, [set.folder, join(folder, 'bench.db'), ...more]));
        rmSync(folder, { recursive: true });
      }
    }
  } finally {
    if (process.stderr.isTTY) process.stderr.write(`\r${' '.repeat(40)}\r`);
    rmSync(scratch, { recursive: true, force: true });
  }
  return all;
}

const { values } = parseArgs({
  options: {
    polls: { type: 'string', default: String(DEFAULTS.polls) },
    seed: { type: 'string', default: String(DEFAULTS.seed) },
    runs: { type: 'string', default: '5' },
    bad: { type: 'string', default: '0' },
    /** Names to measure, comma-separated, each by its beginning: `ours,duckdb tuned`. */
    only: { type: 'string' },
    /** A folder with another version of this program, its packages installed: `git worktree add ../before v0.1.0`. */
    before: { type: 'string' },
  },
});
const size: Size = {
  ...DEFAULTS,
  polls: Number(values.polls),
  seed: Number(values.seed),
  bad: Number(values.bad),
};
const runs = Number(values.runs);
const ranges = [size.polls >= 1, size.polls <= 2 ** 30, size.bad >= 0, size.bad < 1, runs >= 1];
if (ranges.includes(false) || ![size.polls, size.seed, runs].every(Number.isInteger)) {
  console.error(
    'usage: npm run bench -- [--polls N] [--seed N] [--runs N] [--bad 0.03] [--only ours,duckdb] [--before folder]',
  );
  process.exit(2);
}

const wanted = values.only?.split(',').map((name) => name.trim());
const list = (await contenders(size.bad > 0, values.before)).filter(
  ({ name }) => !wanted || wanted.some((beginning) => name.startsWith(beginning)),
);
const set = generate(size);
await warm(set);
console.log(`${size.polls} polls, ${size.stores} stores, seed ${size.seed}, in ${set.folder}`);
console.log(`Medians of ${runs} runs in turn, ${availableParallelism()} cores, Node ${process.version}.`);
console.log(`× is the median of ours ÷ other within a run.\n`);
const all = await measure(list, set, runs);
const ours = all.find(({ name }) => name === OURS);
console.log(table(all, ours));
if (ours) {
  const { text, missed } = verdict(all, ours, size.polls);
  console.log(`\n${text}`);
  if (missed > 0) process.exitCode = 1;
}
