import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, writeManyStores } from './http/fixture.ts';
import { LOOPBACKS } from './http/raw.ts';
import { askServed, runServe, type ServeProcess, startServe } from './http/serve-process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let served: ServeProcess | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await served?.end('SIGKILL');
  served = undefined;
  folder.remove();
});

const get = (path: string) => askServed(served, path);

const databases = () => readdirSync(folder.path).filter((name) => name.startsWith('store-monitor-'));

describe('npm run serve', () => {
  it('serves the sample behind a new token, and leaves nothing behind when told to stop', async () => {
    served = await startServe(['--port', '0'], folder.path);
    expect(databases()).toHaveLength(1);
    expect(served.token).toMatch(/^[\w-]{43}$/);
    expect(served.output()).toContain('bundled sample');
    expect(served.output()).toContain(
      `Try: curl -H "Authorization: Bearer ${served.token}" ${served.address}/trigger_report`,
    );
    expect((await get('/trigger_report')).status).toBe(200);
    expect((await fetch(`${served.address}/trigger_report`)).status).toBe(401);
    expect(await served.end('SIGTERM')).toBe(0);
    await expect(fetch(served.address)).rejects.toThrow('fetch failed');
    expect(databases()).toEqual([]);
  });

  it('stops as well when its terminal is closed', async () => {
    served = await startServe(['--port', '0'], folder.path);
    served.child.stdout?.destroy();
    served.child.stderr?.destroy();
    expect((await get('/trigger_report')).status).toBe(200);
    expect(await served.end('SIGHUP')).toBe(0);
    expect(databases()).toEqual([]);
  });

  it('asks for no token where it is told so, and stops at Ctrl+C', async () => {
    served = await startServe(['--port', '0', '--no-token']);
    expect(served.token).toBeUndefined();
    expect((await fetch(`${served.address}/trigger_report`)).status).toBe(200);
    expect(await served.end('SIGINT')).toBe(0);
  });

  it('says how to fill an empty database', async () => {
    served = await startServe(['--port', '0', '--database', join(folder.path, 'new.db')]);
    expect(served.output()).toContain('holds no stores yet');
    expect((await get('/trigger_report')).status).toBe(409);
  });

  it.each([
    [['--port', '65536'], '--port is a number'],
    [['--port', 'http'], '--port is a number'],
    [['--database', ''], '--database needs a file name'],
    [['--token', 'x'], 'There is no option --token.'],
    [['polls.csv'], 'This command takes no files: “polls.csv”.'],
  ])('exits 2 on %j', async (args, message) => {
    const { code, output } = await runServe(...args);
    expect(code).toBe(2);
    expect(output).toContain(message);
    expect(output).toContain('Usage:');
  });

  it.each(LOOPBACKS)('exits 1 naming the port where another program has it on %s', async (host) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ port: 0, host, ipv6Only: true }, resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, output } = await runServe('--port', port);
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use by another program.`);
  });

  it('exits 1 where another one has the database', async () => {
    const database = join(folder.path, 'shared.db');
    served = await startServe(['--port', '0', '--database', database]);
    const { code, output } = await runServe('--port', '0', '--database', database);
    expect(code).toBe(1);
    expect(output).toContain('is in use by another Store Monitor');
  });
});

it('a kill in the middle leaves the report Failed at the next start, and earlier ones as they were', async () => {
  const database = join(folder.path, 'many.db');
  await writeManyStores(database);

  served = await startServe(['--port', '0', '--database', database]);
  const done: string = (await get('/trigger_report')).json().report_id;
  await expect
    .poll(async () => (await get(`/get_report?report_id=${done}`)).status, { interval: 20 })
    .toBe(200);
  const csv = (await get(`/get_report?report_id=${done}`)).text;

  let cut = '';
  // On a busy machine a report may end before it is seen running; then another one is cut off.
  for (let progress = 0; progress === 0; ) {
    cut = (await get('/trigger_report')).json().report_id;
    let state = await get(`/get_report?report_id=${cut}`);
    while (state.status === 202 && state.json().progress === 0) {
      state = await get(`/get_report?report_id=${cut}`);
    }
    if (state.status === 202) progress = state.json().progress;
  }
  expect(await served.end('SIGKILL')).toBeNull();

  served = await startServe(['--port', '0', '--database', database]);
  const answer = await get(`/get_report?report_id=${cut}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({
    status: 'Failed',
    error: { code: 'interrupted', message: expect.stringContaining('before this report was complete') },
  });
  expect((await get(`/get_report?report_id=${done}`)).text).toBe(csv);
});

it('a kill leaves reports that waited for their turn Failed at the next start, not unknown', async () => {
  const database = join(folder.path, 'waiting.db');
  await writeManyStores(database);

  served = await startServe(['--port', '0', '--database', database]);
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push((await get('/trigger_report')).json().report_id);
  const [first = '', ...waiting] = ids;
  // Two steps of the first report's progress: at each the thread takes in what has arrived.
  const steps = new Set<number>();
  while (steps.size < 3) {
    const state = await get(`/get_report?report_id=${first}`);
    if (state.status !== 202) throw new Error('The report ended before it could be cut off.');
    steps.add(state.json().progress);
  }
  await served.end('SIGKILL');

  served = await startServe(['--port', '0', '--database', database]);
  for (const id of waiting) {
    expect((await get(`/get_report?report_id=${id}`)).json()).toMatchObject({
      status: 'Failed',
      error: { code: 'interrupted' },
    });
  }
});
