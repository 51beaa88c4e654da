import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { cli, folder } from '../fixtures/cli.ts';
import { momentIn } from '../fixtures/moments.ts';
import { runs } from '../fixtures/runs.ts';
import { onUnix } from '../fixtures/systems.ts';
import { zipOf } from '../fixtures/zip.ts';
import { ask, inParallel } from './http/client.ts';
import { startTestApi, type TestApi, TOKEN } from './http/fixture.ts';

const HEADER = 'store_id,timestamp_utc,status\n';
const poll = (store: string) => `${HEADER}${store},2023-01-22 12:00:00 UTC,active\n`;

/** Between two imports of what was pushed; the ten seconds that it usually is are for people who look at lists of them. */
const PAUSE_MS = 1_000;

let api: TestApi;
let open: TestApi;
beforeAll(async () => {
  api = await startTestApi(async () => undefined, { pushPauseMs: PAUSE_MS });
  open = await startTestApi(async () => undefined, { token: 'none' });
});
afterAll(() => Promise.all([api.close(), open.close()]));

async function push(body: string | Uint8Array, address = api.address): Promise<string> {
  const answer = await ask(`${address}/import`, { method: 'POST', body: body as BodyInit });
  expect([answer.status, answer.text]).toEqual([
    202,
    expect.stringMatching(/^\{"import_id":"[0-9a-f-]{36}"\}$/),
  ]);
  return JSON.parse(answer.text).import_id;
}

async function outcome(id: string, address = api.address) {
  for (;;) {
    const { status, text } = await ask(`${address}/imports/${id}`);
    if (status === 200) return JSON.parse(text);
    expect([status, text]).toEqual([202, '{"status":"Running"}']);
    await wait(200);
  }
}

describe('what is pushed', () => {
  it('is imported in the order in which it came, the same bytes once, and told of', async () => {
    const large = `${HEADER}${Array.from({ length: 60_000 }, (_, row) => `large,${1_600_000_000 + row * 60},active\n`).join('')}`;
    const ids = await Promise.all([
      push(poll('one')),
      push(poll('one')),
      push('nothing'),
      push(large),
      push('store_id,timezone_str\none,America/Denver\n'),
      push(zipOf({ 'a.csv': poll('zipped'), 'b.csv': 'store_id,name\none,First\nzipped,Second\n' })),
    ]);
    const [one, same, nothing, big, zone, zipped] = await Promise.all(ids.map((id) => outcome(id)));
    expect(one).toMatchObject({ status: 'Complete', import_id: ids[0], counts: { added: 1 } });
    expect(same).toMatchObject({ status: 'Complete', import_id: ids[1] });
    expect(nothing).toMatchObject({
      status: 'Failed',
      error: { code: 'file-refused', message: expect.stringContaining('is not the header') },
    });
    expect(big).toMatchObject({ status: 'Complete', counts: { rows: 60_000, added: 60_000 }, pushes: 1 });
    expect(zone).toMatchObject({ status: 'Complete', counts: { added: 1 } });
    expect(zipped).toMatchObject({ status: 'Complete', counts: { rows: 3, added: 3 } });
    expect(await api.service.read('overview')).toMatchObject({ stores: 3, polls: 60_002 });
    expect(await outcome(await push(large))).toEqual({ ...big, import_id: expect.any(String) });
    expect(
      readdirSync(`${api.service.databaseFile()}.pushed`).filter((name) => !name.endsWith('.journal')),
    ).toEqual([]);
    const names = (await api.service.read('listImports', 10)).map(({ file }) => file);
    for (const name of names) expect(name).toMatch(/^pushed-\d{8}-\d{6}\.csv$|^[ab]\.csv$/);
  });

  it('may be single polls by the hundred, which share their imports', async () => {
    const count = runs(300, 1000);
    const before = (await api.service.read('listImports', 1000)).length;
    const { polls } = await api.service.read('overview');
    const began = performance.now();
    const ids: string[] = [];
    const stores = Array.from({ length: count }, (_, index) => `s${index}`);
    await inParallel(stores, 8, async (store) => void ids.push(await push(poll(store))));
    for (const id of ids) {
      await expect
        .poll(() => api.service.pushes.find(id), { timeout: 60_000, interval: 100 })
        .toMatchObject({ state: 'Complete', counts: { rejected: 0 } });
    }
    const pauses = (performance.now() - began) / PAUSE_MS;
    expect(await outcome(ids.at(-1) ?? '')).toMatchObject({ status: 'Complete' });
    expect(await api.service.read('overview')).toMatchObject({ polls: polls + count });
    expect((await api.service.read('listImports', 1000)).length - before).toBeLessThan(pauses + 3);
  });
});

describe('nothing is taken', () => {
  const send = async (
    path: string,
    headers: Record<string, string>,
    address = open.address,
    method = 'POST',
  ) => {
    const { status, text } = await ask(`${address}${path}`, {
      method,
      ...(method === 'POST' && { body: poll('x') }),
      headers,
    });
    return `${status} ${JSON.parse(text).error?.code}`;
  };

  it.each(['/import', '/import?', '/%69mport', '/import?token=1'])(
    'without the token, also where none is asked for: %s',
    async (path) => {
      expect(await send(path, { token: '' })).toMatch(/^401 token-(missing|wrong)$/);
      expect(await send(path, { authorization: 'Bearer wrong' })).toBe('401 token-wrong');
    },
  );

  it('of a web page, nor from another path or method, nor compressed or empty', async () => {
    expect(await send('/import', { origin: 'http://localhost' }, api.address)).toBe('403 origin-refused');
    expect(await send('/import', { host: 'evil.example' }, api.address)).toMatch(/^403|^202 undefined/);
    expect(await send('/import/', {}, api.address)).toBe('404 path-unknown');
    expect(await send('/import', {}, api.address, 'GET')).toBe('405 method-not-allowed');
    expect(await send('/imports/x', {}, api.address)).toBe('405 method-not-allowed');
    expect(await send('/imports/x', {}, api.address, 'GET')).toBe('404 import-unknown');
    expect(await send('/import', { 'content-encoding': 'gzip' }, api.address)).toBe('415 body-encoded');
    const empty = await ask(`${api.address}/import`, { method: 'POST' });
    expect([empty.status, JSON.parse(empty.text).error.code]).toEqual([400, 'bad-input']);
  });

  it('that says it is too large, or breaks off', async () => {
    const sendRaw = (length: number, bytes: string) =>
      new Promise<number | undefined>((resolve) => {
        const sending = request(`${api.address}/import`, {
          method: 'POST',
          headers: { authorization: `Bearer ${TOKEN}`, 'content-length': length },
        });
        sending.on('response', ({ statusCode }) => resolve(statusCode));
        sending.on('error', () => resolve(undefined));
        sending.write(bytes);
        if (length < 2 ** 30) setTimeout(() => sending.destroy(), 200);
      });
    expect(await sendRaw(2 ** 30 + 1, 'x')).toBe(413);
    expect(await sendRaw(1_000_000, HEADER.repeat(1000))).toBeUndefined();
    await expect
      .poll(() =>
        readdirSync(`${api.service.databaseFile()}.pushed`).filter((name) => /part|body/.test(name)),
      )
      .toEqual([]);
  });
});

it.runIf(onUnix)(
  'loses nothing after it answered 202, killed at any moment',
  {
    timeout: runs(120_000, 3_600_000),
  },
  async () => {
    for (let round = 0; round < runs(1, 20); round++) {
      const cwd = mkdtempSync(join(folder, 'push-'));
      const database = join(cwd, 'own.db');
      const answered = new Map<string, string>();
      for (let kill = 0; kill < 2; kill++) {
        const child = spawn(
          process.execPath,
          [cli, 'serve', '--port', '0', '--database', database, '--token-file', join(cwd, 'token')],
          { stdio: ['ignore', 'pipe', 'ignore'] },
        );
        const exited = once(child, 'exit');
        const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
        const address = /http:\S+/.exec(text)?.[0] ?? '';
        const token = readFileSync(join(cwd, 'token'), 'utf8').trim();
        let isKilled = false;
        const poller = async (number: number) => {
          for (let count = 0; !isKilled; count++) {
            const store = `${kill}-${number}-${count}`;
            const body =
              count % 20 === 19
                ? `${HEADER}${`${store},2023-01-22 12:00:00 UTC,active\n`.repeat(200)}`
                : poll(store);
            const sent = await fetch(`${address}/import`, {
              method: 'POST',
              body,
              headers: { authorization: `Bearer ${token}` },
            }).catch(() => undefined);
            if (sent?.status === 202)
              answered.set(store, (await sent.json().catch(() => ({}))).import_id ?? '');
          }
        };
        const pollers = Array.from({ length: 8 }, (_, number) => poller(number));
        // Long enough for many to be answered, and for an import to have begun or not.
        await until(() => answered.size >= (kill + 1) * 20);
        await wait(momentIn(runs(600, 1500), kill, 2));
        child.kill('SIGKILL');
        isKilled = true;
        await Promise.all([exited, ...pollers]);
      }
      expect(answered.size).toBeGreaterThan(0);
      const service = openService(database, { pushPauseMs: 100 });
      for (const id of answered.values()) {
        if (id !== '')
          await expect
            .poll(() => service.pushes.find(id), { timeout: 60_000 })
            .toMatchObject({ state: 'Complete' });
      }
      await service.close();
      const stored = new Sqlite(database, { readonly: true });
      const stores = new Set(stored.prepare<[], string>('SELECT id FROM store').pluck().all());
      stored.close();
      for (const store of answered.keys()) expect(stores).toContain(store);
    }
  },
);

async function until(done: () => boolean): Promise<void> {
  while (!done()) await wait(20);
}
