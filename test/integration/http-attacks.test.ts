import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, trigger } from './http/client.ts';
import { importSample, startTestApi, type TestApi, TOKEN } from './http/fixture.ts';
import { connected, LOOPBACKS, openRaw, problemOf, type RawConnection, sendRaw } from './http/raw.ts';

const MANY = 'a'.repeat(70 * 1024);

let api: TestApi;
/** Gives up soon, which would meet every request here where the machine is busy. */
let impatient: TestApi;
let host: string;
let auth: string;
beforeAll(async () => {
  api = await startTestApi(importSample);
  impatient = await startTestApi(async () => undefined, {
    limits: { headersMs: 600, requestMs: 900, keepAliveMs: 400 },
  });
  host = `Host: 127.0.0.1:${api.port}`;
  auth = `Authorization: Bearer ${TOKEN}`;
});
afterAll(async () => {
  await api.close();
  await impatient.close();
});

const toImpatient = (text: string) => text.replace(host, `Host: 127.0.0.1:${impatient.port}`);

/** A request that should be allowed but for the given lines. */
const request = (start: string, ...more: string[]) => [start, host, auth, 'Connection: close', ...more];

describe('what a page could send creates no report and reads none', () => {
  let reports: number;
  let id: string;
  beforeAll(async () => {
    id = await trigger(api.address);
    await api.service.reportEnded(id);
    reports = (await api.service.listReports(1000)).length;
  });

  it.each([
    ['a rebound DNS name', 'GET /trigger_report HTTP/1.1', 'host-refused', ['Host: evil.example:80']],
    [
      'a Host behind the right one',
      'GET /trigger_report HTTP/1.1',
      'host-refused',
      ['HOST', 'Host: evil.example'],
    ],
    ['no Host', 'GET /trigger_report HTTP/1.1', 'host-refused', []],
    ['no Host in HTTP/1.0', 'GET /trigger_report HTTP/1.0', 'host-refused', []],
    [
      'Origin: null',
      'POST /trigger_report HTTP/1.1',
      'origin-refused',
      ['HOST', 'Origin: null', 'Content-Length: 0'],
    ],
    ['an <img>', 'GET /trigger_report HTTP/1.1', 'site-refused', ['HOST', 'Sec-Fetch-Site: cross-site']],
    [
      'a preflight',
      'OPTIONS /trigger_report HTTP/1.1',
      'origin-refused',
      ['HOST', 'Origin: https://evil.example'],
    ],
    [
      'a WebSocket',
      'GET /trigger_report HTTP/1.1',
      'origin-refused',
      [
        'HOST',
        'Origin: https://evil.example',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: x',
      ],
    ],
    ['an unknown path', 'GET /nowhere HTTP/1.1', 'origin-refused', ['HOST', 'Origin: null']],
    [
      'a target with an authority',
      'GET http://127.0.0.1/trigger_report HTTP/1.1',
      'target-refused',
      ['HOST'],
    ],
    ['a target with another authority', 'GET http://evil.example/ HTTP/1.1', 'target-refused', ['HOST']],
    ['the target *', 'OPTIONS * HTTP/1.1', 'target-refused', ['HOST']],
    [
      'an Expect',
      'POST /trigger_report HTTP/1.1',
      'origin-refused',
      ['HOST', 'Origin: null', 'Expect: 100-continue'],
    ],
  ])('%s', async (_name, start, code, lines) => {
    const named = lines.map((line) => (line === 'HOST' ? host : line));
    const answer = await sendRaw(api.port, [start, auth, ...named]);
    expect(problemOf(answer)).toBe(`403 ${code}`);
    expect(answer).not.toMatch(/access-control/i);
    expect(answer).not.toMatch(/100 Continue/);
  });

  it('is refused before its body is read', async () => {
    const { send, closed } = openRaw(api.port);
    send(
      `POST /get_report HTTP/1.1\r\n${host}\r\n${auth}\r\nOrigin: null\r\nContent-Length: 1000000\r\n\r\n`,
    );
    expect(problemOf(await closed)).toBe('403 origin-refused');
  });

  it('is refused the same way for a report that exists and one that does not', async () => {
    const answerOf = (report: string) =>
      sendRaw(api.port, [
        `GET /get_report?report_id=${report} HTTP/1.1`,
        host,
        auth,
        'Sec-Fetch-Site: same-site',
      ]);
    const [known, unknown] = [await answerOf(id), await answerOf('no-such-report')];
    const withoutDate = (answer: string) => answer.replace(/^date: .*$/im, '');
    expect(withoutDate(known)).toBe(withoutDate(unknown));
  });

  it.each([
    ['no token', undefined],
    ['a wrong token', 'x'.repeat(TOKEN.length)],
    ['a shorter token', TOKEN.slice(1)],
    ['a longer token', `${TOKEN}x`],
  ])('%s is answered 401 everywhere', async (_name, token) => {
    for (const path of ['/trigger_report', `/get_report?report_id=${id}`, '/openapi.json', '/nowhere']) {
      const lines = token === undefined ? [] : [`Authorization: Bearer ${token}`];
      const answer = await sendRaw(api.port, [`GET ${path} HTTP/1.1`, host, 'Connection: close', ...lines]);
      expect(problemOf(answer)).toBe(`401 ${token === undefined ? 'token-missing' : 'token-wrong'}`);
      expect(answer).toMatch(/^www-authenticate: Bearer\r$/im);
    }
  });

  it('is unchanged after all of it', async () => {
    expect((await api.service.listReports(1000)).length).toBe(reports);
  });
});

describe('a body', () => {
  const post = (...more: string[]) => request('POST /get_report HTTP/1.1', ...more);
  const json = 'Content-Type: application/json';

  it.each([
    ['that says it is too long', [json, `Content-Length: ${MANY.length}`], MANY, '413 body-too-large'],
    [
      'that is too long in chunks',
      [json, 'Transfer-Encoding: chunked'],
      `11800\r\n${MANY}\r\n`,
      '413 body-too-large',
    ],
    ['that is no JSON', [json, 'Content-Length: 5'], '{"a":', '400 bad-input'],
    ['that is a JSON list', [json, 'Content-Length: 2'], '[]', '400 bad-input'],
    ['that is JSON null', [json, 'Content-Length: 4'], 'null', '400 bad-input'],
    [
      'that reaches for the prototype',
      [json, 'Content-Length: 23'],
      '{"__proto__":{"x":"y"}}',
      '400 bad-input',
    ],
    ['that is no form', ['Content-Type: multipart/form-data', 'Content-Length: 3'], 'abc', '400 bad-input'],
    ['of another type', ['Content-Type: text/plain', 'Content-Length: 2'], '{}', '415 body-type-unknown'],
    ['of a broken type', ['Content-Type: ;;', 'Content-Length: 2'], '{}', '415 body-type-unknown'],
    ['that is compressed', [json, 'Content-Encoding: gzip', 'Content-Length: 2'], '{}', '415 body-encoded'],
    ['of no type', ['Content-Length: 2'], '{}', '415 body-type-unknown'],
    ['of two lengths', [json, 'Content-Length: 2', 'Content-Length: 20'], '{}', '400 bad-request'],
    [
      'with a length and chunks',
      [json, 'Content-Length: 2', 'Transfer-Encoding: chunked'],
      '{}',
      '400 bad-request',
    ],
    ['in chunks that are none', [json, 'Transfer-Encoding: chunked'], 'zz\r\n', '400 bad-request'],
  ])('%s is refused', async (_name, lines, body, problem) => {
    expect(problemOf(await sendRaw(api.port, post(...lines), body))).toBe(problem);
  });

  it('of exactly 64 KiB is read', async () => {
    const body = `{"report_id":"${'x'.repeat(64 * 1024 - 16)}"}`;
    expect(body.length).toBe(64 * 1024);
    expect(problemOf(await sendRaw(api.port, post(json, `Content-Length: ${body.length}`), body))).toBe(
      '404 report-unknown',
    );
  });

  it('that comes too slowly is given up', async () => {
    const { socket, send, closed } = openRaw(impatient.port);
    send(toImpatient(`${post(json, 'Content-Length: 1000').join('\r\n')}\r\n\r\n`));
    const drip = setInterval(() => socket.writable && send(' '), 50);
    const answer = await closed;
    clearInterval(drip);
    expect(problemOf(answer)).toBe('408 request-timeout');
  });

  it.each(['POST', 'GET'])('in chunks that never end is given up (%s)', async (method) => {
    const { socket, send, closed } = openRaw(impatient.port);
    const lines = [`${method} /get_report HTTP/1.1`, host, auth, json, 'Transfer-Encoding: chunked'];
    send(toImpatient(`${lines.join('\r\n')}\r\n\r\n`));
    const drip = setInterval(() => socket.writable && send('1\r\n \r\n'), 20);
    const answer = await closed;
    clearInterval(drip);
    expect(problemOf(answer)).toBe('408 request-timeout');
  });
});

describe('a request', () => {
  it.each([
    ['that climbs out of the root', 'GET /../../etc/passwd HTTP/1.1', '404 path-unknown'],
    ['that climbs by escapes', 'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', '404 path-unknown'],
    ['that climbs out of a route', 'GET /get_report/../../etc/passwd HTTP/1.1', '404 path-unknown'],
    ['with a broken escape', 'GET /%zz HTTP/1.1', '400 bad-request'],
    ['with two leading slashes', 'GET //evil.example/trigger_report HTTP/1.1', '404 path-unknown'],
    ['in upper case', 'GET /TRIGGER_REPORT HTTP/1.1', '404 path-unknown'],
    ['with a trailing slash', 'GET /trigger_report/ HTTP/1.1', '404 path-unknown'],
    ['by HEAD', 'HEAD /trigger_report HTTP/1.1', '405'],
    ['by OPTIONS', 'OPTIONS /trigger_report HTTP/1.1', '405 method-not-allowed'],
    ['by DELETE', 'DELETE /get_report HTTP/1.1', '405 method-not-allowed'],
    ['by PROPFIND', 'PROPFIND /get_report HTTP/1.1', '405 method-not-allowed'],
    ['by TRACE', 'TRACE /get_report HTTP/1.1', '405 method-not-allowed'],
    ['by POST for the description', 'POST /openapi.json HTTP/1.1', '405 method-not-allowed'],
    ['by no known method', 'HACK /trigger_report HTTP/1.1', '400 bad-request'],
    ['that is no HTTP', 'hello', '400 bad-request'],
    ['to be a proxy', 'CONNECT 127.0.0.1:80 HTTP/1.1', '400 bad-request'],
    ['with a header without end', `GET / HTTP/1.1\r\nX: ${MANY}`, '431 headers-too-large'],
  ])('%s is refused', async (_name, start, problem) => {
    const answer = await sendRaw(api.port, request(start));
    expect(problemOf(answer)).toBe(problem);
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(answer).toMatch(/^cache-control: no-store\r$/im);
    expect(answer).toMatch(/^cross-origin-resource-policy: same-origin\r$/im);
    if (problem.startsWith('405')) expect(answer).toMatch(/^allow: GET(, POST)?\r$/im);
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'is what it is, whatever %s says',
    async (header) => {
      const before = (await api.service.listReports(1000)).length;
      const answer = await sendRaw(api.port, request('DELETE /trigger_report HTTP/1.1', `${header}: POST`));
      expect(problemOf(answer)).toBe('405 method-not-allowed');
      expect((await api.service.listReports(1000)).length).toBe(before);
    },
  );

  it('that runs far ahead of its answers is told so, and the connection ends', async () => {
    const { send, closed } = openRaw(api.port);
    send(`GET /openapi.json HTTP/1.1\r\n${host}\r\n${auth}\r\n\r\n`.repeat(100));
    const answer = await closed;
    expect([...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual([
      ...Array.from({ length: 8 }, () => '200'),
      '503',
    ]);
  });

  it('whose headers never end is given up', async () => {
    const { socket, send, closed } = openRaw(impatient.port);
    send('GET / HTTP/1.1\r\n');
    const drip = setInterval(() => socket.writable && send('X: y\r\n'), 50);
    const answer = await closed;
    clearInterval(drip);
    expect(problemOf(answer)).toBe('408 request-timeout');
  });

  it('whose headers never end is given up after an answer, too', async () => {
    const { socket, send, closed } = openRaw(impatient.port);
    send(toImpatient(`GET /openapi.json HTTP/1.1\r\n${host}\r\n${auth}\r\n\r\n`));
    await once(socket, 'data');
    send('GET / HTTP/1.1\r\n');
    const drip = setInterval(() => socket.writable && send('X: y\r\n'), 50);
    const answer = await closed;
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*HTTP\/1\.1 408 /s);
  });

  it('that never begins is given up', async () => {
    expect(problemOf(await openRaw(impatient.port).closed)).toBe('408 request-timeout');
  });
});

describe('connections', () => {
  it('beyond the limit are served, and the one that has said nothing for longest goes', async () => {
    const { port, close } = await startTestApi(async () => undefined, {
      limits: { connections: 16, headersMs: 60_000, requestMs: 60_000 },
    });
    const held: RawConnection[] = [];
    for (let index = 0; index < 16; index++) {
      const connection = openRaw(port, LOOPBACKS[index % LOOPBACKS.length]);
      await connected(connection);
      held.push(connection);
    }
    const lines = ['GET /openapi.json HTTP/1.1', `Host: 127.0.0.1:${port}`, auth, 'Connection: close'];
    expect(problemOf(await sendRaw(port, lines))).toBe('200');
    expect(await held[0]?.closed).toBe('');
    expect(held.filter(({ socket }) => socket.closed)).toHaveLength(1);
    for (const { socket } of held) socket.destroy();
    await close();
  });

  it('come from this computer alone', async () => {
    for (const family of LOOPBACKS) {
      const connection = openRaw(api.port, family);
      await connected(connection);
      connection.socket.destroy();
    }
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const outside = others.filter(({ internal, scopeid }) => !internal && !scopeid);
    for (const { address } of [...outside, { address: '127.0.0.2' }]) {
      await expect(connected(openRaw(api.port, address)), address).rejects.toThrow(/ECONNREFUSED/);
    }
  });
});

it('never answers with a stack or the names of its files', async () => {
  const broken = await startTestApi(importSample, { token: 'none' });
  try {
    await broken.service.close();
    const { status, text } = await ask(`${broken.address}/trigger_report`);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'interrupted' } });
    expect(text).not.toMatch(/\.ts|node_modules|at /);
  } finally {
    await broken.close();
  }
});
