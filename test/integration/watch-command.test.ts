import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { parseWatchArguments } from '../../main/cli/arguments.ts';
import { namesIn } from '../fixtures/automation.ts';
import { folder, start } from '../fixtures/cli.ts';
import { momentIn } from '../fixtures/moments.ts';
import { runs } from '../fixtures/runs.ts';
import { onUnix } from '../fixtures/systems.ts';

const HOLD_LOCK = fileURLToPath(new URL('../fixtures/hold-lock.ts', import.meta.url));
const poll = (store: string, rows = 1) =>
  `store_id,timestamp_utc,status\n${Array.from({ length: rows }, (_, row) => `${store},${new Date(Date.UTC(2023, 0, 1) + row * 3_600_000).toISOString()},active\n`).join('')}`;

function place() {
  const cwd = mkdtempSync(join(folder, 'watch-'));
  mkdirSync(join(cwd, 'in'));
  return cwd;
}
const put = (cwd: string, name: string, text: string) => writeFileSync(join(cwd, 'in', name), text);
const command = (cwd: string, ...args: string[]) => start(['watch', '--database', 'own.db', ...args], cwd);

async function until(done: () => boolean): Promise<void> {
  while (!done()) await wait(50);
}

// They wait for files to settle, which several can do at once.
describe.concurrent('watch', () => {
  it('does what is there with --once and ends, files that are refused or not', async () => {
    const cwd = place();
    put(cwd, 'a.csv', poll('a'));
    put(cwd, 'b.csv', 'nothing');
    const first = await command(cwd, '--folder', 'in', '--move', '--once').outcome;
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^\S+Z a\.csv: imported: 1 row, 1 new\.\n\S+Z b\.csv: refused: Line 1 is not the header/,
    );
    expect(namesIn(join(cwd, 'in', 'refused'))).toEqual(['b.csv', 'b.csv.why.txt']);
    expect(await command(cwd, '--folder', 'in', '--move', '--once').outcome).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  it.runIf(onUnix)(
    'watches until it is told to stop, and waits with a line for a database that is in use',
    async () => {
      const cwd = place();
      const holder = spawn(process.execPath, [HOLD_LOCK, join(cwd, 'own.db')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(holder.stdout, 'data');
      const watching = command(cwd, '--folder', 'in');
      await until(() => watching.said().includes('is in use by another Store Monitor. This waits'));
      put(cwd, 'a.csv', poll('a'));
      holder.kill('SIGKILL');
      let said = '';
      watching.child.stdout.on('data', (text: string) => {
        said += text;
      });
      await until(() => said.includes('a.csv: imported'));
      put(cwd, 'b.csv', poll('b'));
      put(cwd, 'a.csv', poll('changed', 2));
      await until(() => said.includes('b.csv: imported') && said.includes('a.csv: imported: 2 rows'));
      watching.child.kill('SIGINT');
      expect(await watching.outcome).toMatchObject({ code: 0, left: [] });
      expect(watching.said().match(/in use/g)).toHaveLength(1);
    },
  );

  it.each([
    [[], /Give --folder to watch/],
    [['--folder', 'in', '--every', 'mon'], /--every is days and a time/],
    [['--folder', 'in', '--every', 'mon 07:00'], /--every needs --pack/],
    [['--folder', 'in', '--period', 'last-week'], /--period is for reports by the clock/],
    [['--every', 'day 07:00', '--pack', 'in', '--zone', 'Nowhere'], /--zone is a time zone/],
    [['--every', 'day 07:00', '--pack', 'in', '--period', 'sometime'], /--period is one of/],
    [['--every', 'day 07:00', '--pack', 'in', '--move'], /--move is for files of a folder/],
  ])('refuses %j', (args, why) => {
    expect(() => parseWatchArguments(['--database', 'own.db', ...args])).toThrow(why);
  });

  it('exits 2 where it is refused', async () => {
    const { code, stderr } = await command(place()).outcome;
    expect([code, stderr]).toEqual([2, expect.stringMatching(/Give --folder to watch/)]);
  });

  it('says where there is no such folder', async () => {
    const { code, stderr } = await command(place(), '--folder', 'other', '--once').outcome;
    expect([code, stderr]).toEqual([1, '--folder: there is no folder other.\n']);
  });
});

it.runIf(onUnix).concurrent(
  'imports each content once and moves nothing that is not done, killed at any moment',
  { timeout: runs(120_000, 3_600_000) },
  async () => {
    for (let round = 0; round < runs(1, 20); round++) {
      const cwd = place();
      const contents = new Map<string, string>();
      for (let file = 0; file < 40; file++) {
        const text = file % 8 === 7 ? `nothing ${file}` : poll(`s${file % 30}`, 1 + file * 20);
        contents.set(`${String(file).padStart(2, '0')}.csv`, text);
      }
      for (const [name, text] of contents) put(cwd, name, text);
      // Killed in each part of the time between the first file and the last.
      for (let kill = 0; kill < 3; kill++) {
        const { child, outcome } = command(cwd, '--folder', 'in', '--move');
        const before = importsIn(cwd);
        await Promise.race([until(() => importsIn(cwd) > before), outcome]);
        await wait(momentIn(400, kill, 3));
        child.kill('SIGKILL');
        await outcome;
        check(cwd, contents, false);
        // The next has something to do also where this one was through.
        put(cwd, `more ${kill}.csv`, poll('more', 1000 + kill));
        contents.set(`more ${kill}.csv`, poll('more', 1000 + kill));
      }
      expect(await command(cwd, '--folder', 'in', '--move', '--once').outcome).toMatchObject({ code: 0 });
      check(cwd, contents, true);
    }
  },
);

/** How many there are, once there is a database. */
function importsIn(cwd: string): number {
  try {
    const database = new Sqlite(join(cwd, 'own.db'), { readonly: true, fileMustExist: true });
    try {
      return database.prepare<[], number>('SELECT count(*) FROM import').pluck().get() ?? 0;
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}

/** What lies where agrees with what the database holds. */
function check(cwd: string, contents: ReadonlyMap<string, string>, isEnd: boolean): void {
  const database = new Sqlite(join(cwd, 'own.db'));
  const sums = database.prepare<[], string>('SELECT sha256 FROM import').pluck().all();
  const polls = database.prepare<[], number>('SELECT COALESCE(sum(added), 0) FROM import').pluck().get();
  database.close();
  expect(new Set(sums).size).toBe(sums.length);
  const sumOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  for (const name of namesIn(join(cwd, 'in', 'imported'))) {
    expect(sums).toContain(sumOf(join(cwd, 'in', 'imported', name)));
  }
  for (const name of namesIn(join(cwd, 'in', 'refused'))) {
    if (!name.endsWith('.why.txt'))
      expect(readFileSync(join(cwd, 'in', 'refused', name), 'utf8')).toMatch(/^nothing/);
  }
  if (!isEnd) return;
  const good = [...contents.values()].filter((text) => !text.startsWith('nothing'));
  expect(sums).toHaveLength(good.length);
  expect(polls).toBeGreaterThan(0);
  expect(namesIn(join(cwd, 'in')).filter((name) => name.endsWith('.csv'))).toEqual([]);
}
