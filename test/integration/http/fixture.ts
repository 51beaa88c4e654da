import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openForWriting } from '../../../main/database/opening/connection.ts';
import type { Limits } from '../../../main/http/limits.ts';
import { startHttpApi } from '../../../main/http/server.ts';
import { sampleFiles } from '../../../main/jobs/sample-files.ts';
import { openService, type Service, type ServiceOptions } from '../../../main/jobs/service/service.ts';
import { generate } from '../../bench/generate.ts';
import { lastingFolder } from '../../fixtures/folder.ts';
import { importNow } from '../../fixtures/importing.ts';

export const TOKEN = 'token-of-the-tests_0123456789abcdefghijklmno';

/** A folder that goes when the test does. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'store-monitor-http-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

let manyStores: Promise<string> | undefined;

/**
 * Writes a database of many stores with few polls: a report of them takes long enough to be caught at work. It is made once
 * in a process, which takes a second.
 */
export async function writeManyStores(file: string): Promise<void> {
  manyStores ??= makeManyStores();
  copyFileSync(await manyStores, file);
}

async function makeManyStores(): Promise<string> {
  const folder = lastingFolder();
  const set = generate({ seed: 7, polls: 60_000, stores: 12_000, bad: 0 }, join(folder, 'data'));
  const file = join(folder, 'many-stores.db');
  const database = openForWriting(file);
  for (const path of [set.polls, set.hours, set.zones]) await importNow(database, path);
  closeDatabase(database);
  return file;
}

export async function importSample(service: Service): Promise<void> {
  for (const path of sampleFiles()) await service.importFile({ path, sample: false });
}

export type TestApi = {
  readonly service: Service;
  readonly address: string;
  readonly port: number;
  /** How many times the API has asked the database this question. */
  asked(question: string): number;
  /** Stops the API alone. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

type TestApiOptions = Pick<ServiceOptions, 'pushPauseMs'> & {
  readonly token?: string | 'none';
  readonly limits?: Partial<Limits>;
  readonly database?: (path: string) => void | Promise<void>;
  /** A folder for the database, where it is not to be in one of its own. */
  readonly disk?: string;
};

/** A real service on a real database file, new unless `database` writes one, with the API in front of it, on any free port. */
export async function startTestApi(
  fill: (service: Service, folder: string) => Promise<void>,
  { token = TOKEN, limits = {}, database = () => undefined, disk, ...options }: TestApiOptions = {},
): Promise<TestApi> {
  const folder = temporaryFolder();
  const file = join(disk ?? folder.path, 'test.db');
  await database(file);
  const service = openService(file, options);
  await service.ready();
  await fill(service, folder.path);
  const questions: string[] = [];
  const read: Service['read'] = (name, ...input) => {
    questions.push(name);
    return service.read(name, ...input);
  };
  const api = await startHttpApi({
    service: { ...service, read },
    port: 0,
    token: token === 'none' ? undefined : token,
    limits,
  });
  return {
    service,
    address: api.address,
    port: api.port,
    asked: (question) => questions.filter((name) => name === question).length,
    stop: () => api.close(),
    async close() {
      await api.close();
      await service.close();
      folder.remove();
    },
  };
}
