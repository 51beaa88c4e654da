import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';
import { writeManyStores } from './http/fixture.ts';
import { askServed, startServe } from './http/serve-process.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const ZONES = `store_id,timezone_str\n${Array.from({ length: 500 }, (_, i) => `${i},America/Denver\n`).join('')}`;
const ASKED = { asOf: 'now', reach: 5_400_000 } as const;
let count = 0;

/** A database of a few stores, with a service on it while `work` does. */
async function withService(work: (service: Service, file: string) => Promise<void>): Promise<void> {
  const file = join(folder, `${count++}.db`);
  const service = openService(file);
  try {
    await service.importFile({ path: write(ZONES), sample: false });
    await work(service, file);
  } finally {
    await service.close();
  }
}

function pollsFile(rows: number): string {
  const path = join(folder, `${rows}.csv`);
  if (!existsSync(path)) writeBigPolls(path, rows);
  return path;
}

/** Imports polls, and does `work` as soon as that has begun. */
async function besideImport<T>(service: Service, work: () => T): Promise<T> {
  let done: { readonly with: T } | undefined;
  const onProgress = () => {
    done ??= { with: work() };
  };
  await service.importFile({ path: pollsFile(200_000), sample: false }, { onProgress });
  if (done === undefined) throw new Error('The import told of no progress.');
  return done.with;
}

/** The reports that another process finds in the database at this moment. */
function idsIn(file: string): string[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare<[], string>('SELECT id FROM report').pluck().all();
  } finally {
    database.close();
  }
}

describe('reports asked for during an import', () => {
  it('are in the database when it has ended, and there is nothing beside it then', () =>
    withService(async (service, file) => {
      const answered: string[] = [];
      const asked = await besideImport(service, () =>
        Array.from({ length: 40 }, async () => answered.push(await service.triggerReport(ASKED))),
      );
      expect(idsIn(file)).toEqual(expect.arrayContaining([...answered]));
      await Promise.all(asked);
      for (const id of answered) expect(await service.reportEnded(id)).toMatchObject({ state: 'Complete' });
      await expect.poll(() => readdirSync(folder).filter((name) => name.includes('promised'))).toEqual([]);
    }));

  it('outlive a kill -9 in the middle of it: each id that was answered is known as Failed', async () => {
    let caught = false;
    // On a machine where the first import is over too soon, the next is longer.
    for (const rows of [200_000, 800_000, 3_200_000]) {
      const file = join(folder, `killed-${rows}.db`);
      const service = openService(file);
      await service.importFile({ path: write(ZONES), sample: false });
      await service.close();
      const script = fileURLToPath(new URL('../fixtures/trigger-beside-import.ts', import.meta.url));
      const child = spawn(process.execPath, [script, file, pollsFile(rows), '40'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      const ids: string[] = [];
      for await (const id of createInterface(child.stdout)) {
        if (ids.push(id) === 40) child.kill('SIGKILL');
      }
      expect(await exited).toEqual([null, 'SIGKILL']);
      const again = openService(file);
      try {
        caught = (await again.read('listImports', 10)).length === 1;
        for (const id of ids) {
          const { state } = (await again.findReport(id)) ?? {};
          if (caught) expect(state).toBe('Failed');
          else expect(state).toMatch(/^(Failed|Complete)$/);
        }
      } finally {
        await again.close();
      }
      expect(readdirSync(folder).filter((name) => name.includes('promised'))).toEqual([]);
      if (caught) break;
    }
    expect(caught).toBe(true);
  });
});

it('40 ids answered over HTTP outlive a kill -9 that follows at once', async () => {
  const file = join(folder, 'served.db');
  await writeManyStores(file);
  for (let round = 0; round < runs(2, 10); round++) {
    const killed = await startServe(['--port', '0', '--database', file]);
    const answers = await Promise.all(Array.from({ length: 40 }, () => askServed(killed, '/trigger_report')));
    await killed.end('SIGKILL');
    const ids = answers.map((answer): string => answer.json().report_id);
    const served = await startServe(['--port', '0', '--database', file]);
    const states = await Promise.all(
      ids.map(async (id) => (await askServed(served, `/get_report?report_id=${id}`)).text.slice(0, 18)),
    );
    await served.end('SIGTERM');
    expect(new Set(states.filter((text) => !text.startsWith('store_id,uptime')))).toEqual(
      new Set(['{"status":"Failed"']),
    );
  }
});

describe('more reports than 200', () => {
  it('may not be asked for before some are complete, and none goes before it was fetched', () =>
    withService(async (service) => {
      const all = await besideImport(service, () =>
        Promise.all(
          Array.from({ length: 205 }, () =>
            service.triggerReport(ASKED).catch((error: unknown) => failure(Promise.reject(error))),
          ),
        ),
      );
      const refused = all.filter((id) => id.startsWith('too-many-waiting: '));
      const first = all.filter((id) => !id.includes(':'));
      // Beside an import none is complete, so that the last five are one too many.
      expect(refused.length).toBeLessThanOrEqual(5);
      expect(first.length + refused.length).toBe(205);
      for (const id of first) await service.reportEnded(id);
      const more = await Promise.all(Array.from({ length: 60 }, () => service.triggerReport(ASKED)));
      for (const id of more) await service.reportEnded(id);
      for (const id of [...first, ...more]) {
        expect(await service.findReport(id)).toMatchObject({ state: 'Complete' });
      }
      for (const id of first) await service.read('reportCsv', id, { method: 'poll-count', extended: false });
      await service.reportEnded(await service.triggerReport(ASKED));
      expect(await service.listReports(1000)).toHaveLength(200);
      for (const id of more) expect(await service.findReport(id)).toMatchObject({ state: 'Complete' });
    }));
});
