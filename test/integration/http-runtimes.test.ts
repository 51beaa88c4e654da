import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './http/fixture.ts';
import { connected, openRaw, problemOf, sendRaw } from './http/raw.ts';
import { type ServeProcess, startServe } from './http/serve-process.ts';
import { windowRuntime } from './http/window-runtime.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Node reads HTTP differently from one version to the next; the guard must hold on each that the app runs on. */
describe.each(['command line', 'window'])('on the Node of the %s', (which) => {
  let served: ServeProcess;
  let port: number;
  let head: (start: string, ...more: string[]) => string[];
  beforeAll(async () => {
    const runtime = which === 'window' ? await windowRuntime(folder.path) : undefined;
    served = await startServe(['--port', '0'], folder.path, runtime);
    port = Number(new URL(served.address).port);
    head = (start, ...more) => [
      start,
      `Host: 127.0.0.1:${port}`,
      `Authorization: Bearer ${served.token}`,
      ...more,
    ];
  });
  afterAll(() => served?.end('SIGKILL'));

  const GET = 'GET /openapi.json HTTP/1.1';

  it('answers an ordinary request', async () => {
    expect(await sendRaw(port, head(GET, 'Connection: close'))).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it.each([
    ['Origin: https://evil.example', '403 origin-refused'],
    ['Sec-Fetch-Site: cross-site', '403 site-refused'],
    ['Host: evil.example', '403 host-refused'],
    ['Authorization: Bearer another', '401 token-wrong'],
  ])('sees %s behind 2,100 other headers', async (line, problem) => {
    const many = Array.from({ length: 2_100 }, () => 'a:');
    expect(problemOf(await sendRaw(port, head(GET, 'Connection: close', ...many, line)))).toBe(problem);
  });

  it('refuses headers that are too many to be seen whole', async () => {
    const many = Array.from({ length: 20_000 }, () => 'a:');
    expect(problemOf(await sendRaw(port, head(GET, ...many, 'Origin: null')))).toBe('431 headers-too-large');
  });

  it.each([
    'Origin : null',
    'Or igin: null',
    'Origin\t: null',
    ' Origin: null',
    ': null',
    'Origin',
    'Orig\0in: null',
    'Orig(in: null',
    'Örigin: null',
  ])('refuses a header named %j', async (line) => {
    const answer = await sendRaw(port, head(GET, 'Connection: close', line));
    expect(problemOf(answer)).toBe('400 bad-request');
  });

  it('lets nobody be locked out by connections that say nothing, or begin and stop', async () => {
    const held = Array.from({ length: 100 }, () => openRaw(port));
    await Promise.all(held.map(connected));
    for (const { send } of held.slice(50)) send('GET / HTTP/1.1\r\nHost:');
    for (let asked = 0; asked < 20; asked++) {
      expect(await sendRaw(port, head(GET, 'Connection: close'))).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    }
    for (const { socket } of held) socket.destroy();
  });

  it('tells the 65th caller that there are too many, and answers it once one has ended', async () => {
    const body = ['Content-Type: application/json', 'Content-Length: 23', 'Expect: 100-continue'];
    const held = Array.from({ length: 64 }, () => openRaw(port));
    for (const { send } of held) send(`${head('POST /get_report HTTP/1.1', ...body).join('\r\n')}\r\n\r\n`);
    // Each is told to go on, and is at its answer from then on.
    await Promise.all(held.map(({ socket }) => once(socket, 'data')));
    const ask = () => sendRaw(port, head(GET, 'Connection: close'));
    const answer = await ask();
    expect(problemOf(answer)).toBe('503 too-many-connections');
    expect(answer).toMatch(/^retry-after: 1\r$/im);
    const [first, ...others] = held;
    first?.send('{"report_id":"unknown"}');
    await expect.poll(ask).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await first?.closed).toContain('report-unknown');
    for (const { socket } of others) socket.destroy();
  });
});
