import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openForWriting } from '../../main/database/opening/connection.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, importNow } from '../fixtures/importing.ts';
import { momentIn } from '../fixtures/moments.ts';
import { runs } from '../fixtures/runs.ts';

/** A real process killed in the middle of real work; the next one must find whole files and nothing half done. */
const script = fileURLToPath(new URL('../fixtures/work-until-killed.ts', import.meta.url));
const folder = temporaryFolder();

/**
 * Kills it when it has said that so many pieces of its work are done, and so many milliseconds have passed since; answers
 * how long each of those took.
 */
async function killAfter(pieces: number, milliseconds: number, args: readonly string[]): Promise<number[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const took: number[] = [];
  try {
    let from: number | undefined;
    for await (const _ of createInterface(child.stdout)) {
      const now = performance.now();
      if (from !== undefined) took.push(now - from);
      from = now;
      if (took.length === pieces) break;
    }
    await wait(milliseconds);
  } finally {
    child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect({ signal, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' });
  return took;
}

/** What a look at the file says right after the kill. */
function look<T>(file: string, read: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file);
  try {
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    return read(database);
  } finally {
    database.close();
  }
}

/** What a database holds that took the first so many files, over and over, without being disturbed. */
function dumpsAfter(files: readonly string[]): (count: number) => Promise<string> {
  const database = openForWriting(join(folder, 'undisturbed.db'));
  const dumps = [dump(database)];
  return async (count) => {
    while (dumps.length <= count) {
      await importNow(database, files[(dumps.length - 1) % files.length] ?? '');
      dumps.push(dump(database));
    }
    return dumps[count] ?? '';
  };
}

type ImportRow = { file: string; rows: number; accepted: number; added: number; rejected: number };

describe('kill -9', () => {
  it('in the middle of an import leaves whole files only, again and again', async () => {
    const rounds = runs(3, 25);
    const PARTS = 4;
    // The last is above 8 MiB and so read by threads; they tell of the same times and contradict each other.
    const sizes = [40_000, 25_000, 60_000, 160_000];
    const parts = sizes.map((size, i) => {
      const path = join(folder, `part-${i}.csv`);
      writeBigPolls(path, size, i);
      return path;
    });
    const pollsAfter = (files: readonly string[]) =>
      Math.max(0, ...files.map((file) => sizes[Number(/part-(\d)/.exec(file)?.[1])] ?? Number.NaN));
    const expectedAfter = dumpsAfter(parts);
    const took = await killAfter(PARTS, 0, [join(folder, 'timed.db'), ...parts]);
    for (let round = 0; round < rounds; round++) {
      const file = join(folder, `import-${round}.db`);
      // Beginning with the last, in each file in turn: earlier and later in it as rounds go on.
      const done = (PARTS - 1 + round) % PARTS;
      const turns = Math.ceil(rounds / PARTS);
      await killAfter(done, momentIn(took[done] ?? 0, Math.floor(round / PARTS), turns), [file, ...parts]);
      const held = look(file, (database) => {
        const imports = database
          .prepare<[], ImportRow>('SELECT file, rows, accepted, added, rejected FROM import ORDER BY id')
          .all();
        const polls = database.prepare('SELECT sum(length(polls)) / 4 FROM poll_block').pluck().get() ?? 0;
        const stores = database.prepare('SELECT count(*) FROM store').pluck().get();
        return { imports, polls, stores, dump: dump(database) };
      });
      const names = held.imports.map((record) => record.file);
      // What was said to be done is there, whatever became of the next.
      expect(names.length).toBeGreaterThanOrEqual(done);
      expect(names).toEqual(names.map((_, i) => basename(parts[i % PARTS] ?? '')));
      for (const { file: name, rows, accepted, rejected } of held.imports) {
        expect({ rows, accepted, rejected }).toEqual({
          rows: pollsAfter([name]),
          accepted: rows,
          rejected: 0,
        });
      }
      expect(held.dump).toBe(await expectedAfter(names.length));
      expect(held.polls).toBe(pollsAfter(names));
      expect(held.polls).toBe(held.imports.reduce((sum, { added }) => sum + added, 0));
      expect(held.stores).toBe(names.length === 0 ? 0 : 500);

      const service = openService(file);
      try {
        const [path = ''] = parts;
        const next = await service.importFile({ path, sample: false });
        expect(next).toMatchObject({ rows: sizes[0], accepted: sizes[0] });
        expect((await service.read('overview')).polls).toBe(pollsAfter([...names, basename(path)]));
      } finally {
        await service.close();
      }
      rmSync(file);
    }
  });

  it('in the middle of a report leaves it Failed at the next start, again and again', async () => {
    const rounds = runs(3, 15);
    const file = join(folder, 'report.db');
    const preparing = openService(file);
    const polls = join(folder, 'part.csv');
    const zones = join(folder, 'zones.csv');
    writeBigPolls(polls, 100_000);
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},America/New_York`);
    writeFileSync(zones, `store_id,timezone_str\n${rows.join('\n')}`);
    for (const path of [polls, zones]) {
      await preparing.importFile({ path, sample: false });
    }
    await preparing.close();

    let leftRunning = 0;
    // It is asked for, and then made: moments of both together come all before the first where the machine has become slower.
    const PARTS = 2;
    const took = await killAfter(PARTS, 0, [file]);
    for (let round = 0; round < rounds; round++) {
      const done = (PARTS - 1 + round) % PARTS;
      const turns = Math.ceil(rounds / PARTS);
      await killAfter(done, momentIn(took[done] ?? 0, Math.floor(round / PARTS), turns), [file]);
      const running = look(file, (database) => {
        const complete = "SELECT id FROM report WHERE state = 'Complete' ORDER BY id";
        // Two hours of a store's week a byte.
        const withRows = 'SELECT report FROM report_result WHERE length(strips) = 84 * 20500 ORDER BY report';
        expect(database.prepare(withRows).pluck().all()).toEqual(database.prepare(complete).pluck().all());
        return database.prepare<[], string>("SELECT id FROM report WHERE state = 'Running'").pluck().all();
      });
      leftRunning += running.length;
      const service = openService(file);
      try {
        for (const id of running) {
          expect(await service.findReport(id)).toMatchObject({
            state: 'Failed',
            error: { code: 'interrupted' },
          });
        }
        expect((await service.listReports(1000)).map(({ state }) => state)).not.toContain('Running');
        expect(await service.read('overview')).toMatchObject({ stores: 20_500, polls: 100_000 });
      } finally {
        await service.close();
      }
    }
    expect(leftRunning).toBeGreaterThan(0);
    const service = openService(file);
    try {
      const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
      expect(await service.reportEnded(id)).toMatchObject({ state: 'Complete' });
    } finally {
      await service.close();
    }
  });
});
