import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { deleteOldReports } from '../../main/database/reports/delete-reports.ts';
import { sweepLeftovers } from '../../main/jobs/files/leftovers.ts';
import { createHelper } from '../../main/jobs/report/helper.ts';
import { makeReport } from '../../main/jobs/report/make-report.ts';
import { answers } from '../fixtures/answers.ts';
import { takeReady } from './ready-process.ts';
import { afterWork, isOwnImport, type Model, NOTHING } from './sequence-model.ts';
import type { Step, Work } from './sequence-steps.ts';
import { workOn, workOnce } from './work-once.ts';

const AS_OF = Date.UTC(2023, 0, 26, 12);
const script = fileURLToPath(new URL('./work-once.ts', import.meta.url));

/** Does the steps in a new folder and throws where the database is then not what the person would say it is. */
export async function runSequence(steps: readonly Step[], folder: string): Promise<void> {
  mkdirSync(folder);
  const run = beginRun(folder);
  try {
    for (const [index, step] of steps.entries()) await run.take(step, index);
    await run.check();
  } finally {
    run.close();
    rmSync(folder, { recursive: true });
  }
}

function beginRun(folder: string) {
  const [file, backup] = [join(folder, 'stores.db'), join(folder, 'saved.db')];
  let database = openForWriting(file);
  let model = NOTHING;
  let saved: Model | undefined;
  let files = 0;
  let restores = 0;

  function pathFor(work: Work | { readonly do: 'backup' }): string {
    if (work.do === 'restore' || work.do === 'backup') return backup;
    const path = join(folder, `file-${files++}.csv`);
    if (work.do === 'import') writeFileSync(path, work.file.text);
    return path;
  }

  async function kill(work: Work | { readonly do: 'backup' }, afterMs: number): Promise<void> {
    const path = pathFor(work);
    closeDatabase(database);
    const child = takeReady(script);
    const ended = once(child, 'close');
    child.stdin.end(JSON.stringify({ database: file, work, path }));
    await Promise.race([once(child.stdout, 'data'), ended]);
    await Promise.race([wait(afterMs), ended]);
    child.kill('SIGKILL');
    const [code, signal] = await ended;
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The work ended by itself with ${code}.`);
    database = openForWriting(file);
    sweepLeftovers(folder);
    if (work.do === 'backup') return findSaved();
    const done = afterWork(model, work, path, saved);
    const held = stateOf(database);
    if (isDeepStrictEqual(held, await expectedState(done, folder))) model = done;
    else if (!isDeepStrictEqual(held, await expectedState(model, folder)))
      throw new Error('After the kill the database is neither as before nor as after.');
    restores = kept().length;
  }

  /** What the backup holds after one was cut off: the one before, or all of the new one. */
  async function findSaved(): Promise<void> {
    if (!existsSync(backup)) return;
    const copy = openForWriting(backup);
    const held = stateOf(copy);
    closeDatabase(copy);
    if (isDeepStrictEqual(held, await expectedState(model, folder))) saved = model;
    else if (saved === undefined || !isDeepStrictEqual(held, await expectedState(saved, folder)))
      throw new Error('After the kill the backup is neither the old nor the new one.');
  }

  /** The databases that restores have kept aside. */
  const kept = () => readdirSync(folder).filter((name) => name.startsWith('stores.db.old-'));

  async function take(step: Step, index: number): Promise<void> {
    switch (step.do) {
      case 'kill':
        return kill(step.work, step.afterMs);
      case 'reopen':
        closeDatabase(database);
        database = openForWriting(file);
        return;
      case 'report': {
        if (model.entries.length === 0) return;
        const helper = createHelper(file);
        const task = { database, helper, cancel: { aborted: false }, onProgress: () => undefined };
        const input = { id: `report-${index}`, createdAt: index, asOf: AS_OF, reach: 5_400_000 };
        const { id, includesSample } = await makeReport(task, { ...input, asOfChoice: 'instant' });
        await helper.close();
        const madeFrom = model.entries.map(({ path }) => path);
        model = { ...model, reports: [...model.reports, { id, madeFrom, includesSample, undone: false }] };
        return;
      }
      case 'delete-reports':
        deleteOldReports(database, { before: Number.MAX_SAFE_INTEGER, labelled: true });
        model = { ...model, reports: [] };
        return;
      case 'backup':
        closeDatabase(database);
        database = await workOnce({ database: file, work: { do: 'backup' }, path: backup });
        saved = model;
        return;
      case 'restore':
        closeDatabase(database);
        database = await workOnce({ database: file, work: step, path: backup });
        model = saved ?? model;
        if (saved !== undefined) restores++;
        return;
    }
    const path = pathFor(step);
    await workOn(database, step, path);
    model = afterWork(model, step, path, saved);
  }

  return {
    take,
    async check(): Promise<void> {
      const [held, expected] = [stateOf(database), await expectedState(model, folder)];
      for (const part of ['imports', 'reports', 'dump', 'overview', 'report'] as const) {
        if (!isDeepStrictEqual(held[part], expected[part]))
          throw new Error(
            `${part}: ${JSON.stringify(held[part])}\n    expected ${JSON.stringify(expected[part])}`,
          );
      }
      const stray = readdirSync(folder).filter((name) => name.includes('.part'));
      if (stray.length > 0 || kept().length !== restores)
        throw new Error(`Left lying about: ${[...stray, ...kept()].join(', ')}.`);
    },
    close: () => closeDatabase(database),
  };
}

type State = ReturnType<typeof answers> & { readonly imports: unknown; readonly reports: unknown };

function stateOf(database: WritableDatabase): State {
  const all = (sql: string) => database.prepare(sql).raw().all();
  return {
    imports: all('SELECT file, undoable FROM import WHERE sample = 0 ORDER BY id'),
    reports: all("SELECT id, undone FROM report WHERE state = 'Complete' ORDER BY id"),
    ...answers(database),
  };
}

/** The state of a database into which only what survived went. */
async function expectedState({ entries, reports }: Model, folder: string): Promise<State> {
  const file = join(folder, 'expected.db');
  const database = openForWriting(file);
  try {
    for (const { work, path } of entries) await workOn(database, work, path);
    return {
      imports: entries
        .filter(isOwnImport)
        .map(({ work, path, undoable }) => [
          work.do === 'close-stores' ? 'Closures changed by hand' : basename(path),
          undoable ? 1 : 0,
        ]),
      reports: reports.map(({ id, undone }) => [id, undone ? 1 : 0]).sort(),
      ...answers(database),
    };
  } finally {
    closeDatabase(database);
    rmSync(file);
  }
}
