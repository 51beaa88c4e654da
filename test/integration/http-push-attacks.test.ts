import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushState } from '../../main/jobs/service/pushes.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { diskMaker, fillUp } from '../fixtures/small-disk.ts';
import { ask, inParallel } from './http/client.ts';
import { startTestApi, type TestApi, TOKEN } from './http/fixture.ts';
import { openRaw, problemOf, sendRaw } from './http/raw.ts';

const root = temporaryFolder();
const HEADER = 'store_id,timestamp_utc,status\n';
const poll = (store: string, status = 'active') => `${HEADER}${store},2023-01-22 12:00:00 UTC,${status}\n`;
/** Enough for a file of its own. */
const MANY_ROWS = HEADER + 'x,2023-01-22 12:00:00 UTC,active\n'.repeat(1000);

let api: TestApi;
/** Takes a mebibyte at most, and gives up soon. */
let strict: TestApi;
/** Asks for no token. */
let open: TestApi;
beforeAll(async () => {
  api = await startTestApi(async () => undefined, { pushPauseMs: 200 });
  strict = await startTestApi(async () => undefined, {
    limits: { push: 1 << 20, pushMs: 900, headersMs: 600 },
  });
  open = await startTestApi(async () => undefined, { token: 'none' });
});
afterAll(() => Promise.all([api.close(), strict.close(), open.close()]));

const lines = ({ port }: TestApi, ...more: readonly string[]) => [
  'POST /import HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  `Authorization: Bearer ${TOKEN}`,
  'Connection: close',
  ...more,
];

/** What is on the disk of bodies that came alone; those of small ones are in a file that grows. */
const kept = ({ service }: TestApi) => {
  try {
    return readdirSync(`${service.databaseFile()}.pushed`).filter((name) => !name.endsWith('.journal'));
  } catch {
    return [];
  }
};

async function push(body: string | Uint8Array, type = 'text/csv'): Promise<string> {
  const answer = await ask(`${api.address}/import`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': type },
  });
  expect([answer.status, answer.text]).toEqual([202, expect.stringContaining('import_id')]);
  return JSON.parse(answer.text).import_id;
}

async function outcome(id: string, { service } = api): Promise<PushState | undefined> {
  for (;;) {
    const state = await service.pushes.find(id);
    if (state?.state !== 'Running') return state;
    await wait(50);
  }
}

function storesIn({ service }: TestApi): ReadonlySet<string> {
  const database = new Sqlite(service.databaseFile(), { readonly: true });
  try {
    return new Set(database.prepare<[], string>('SELECT id FROM store').pluck().all());
  } finally {
    database.close();
  }
}

describe('a body that is pushed', () => {
  it.each([
    ['of a length that is none', ['Content-Length: -1'], '400 bad-request'],
    ['of a length in words', ['Content-Length: ten'], '400 bad-request'],
    ['of a length that no number holds', [`Content-Length: ${'9'.repeat(400)}`], '400 bad-request'],
    ['of two lengths', ['Content-Length: 5', 'Content-Length: 50'], '400 bad-request'],
    ['of a length and in chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '400 bad-request'],
    ['in chunks that are none', ['Transfer-Encoding: chunked', '', 'zz'], '400 bad-request'],
    ['in a chunk of a huge size', ['Transfer-Encoding: chunked', '', 'f'.repeat(20)], '400 bad-request'],
    ['without an end that is told', [], '400 bad-input'],
    ['of no bytes', ['Content-Length: 0'], '400 bad-input'],
    ['that says it is too long', ['Content-Length: 1048577'], '413 push-too-large'],
    ['that is compressed', ['Content-Encoding: br', 'Content-Length: 5'], '415 body-encoded'],
    ['of a web page', ['Origin: http://localhost', 'Content-Length: 5'], '403 origin-refused'],
    ['of another site', ['Sec-Fetch-Site: cross-site', 'Content-Length: 5'], '403 site-refused'],
    ['with two tokens', [`Authorization: Bearer ${TOKEN}`, 'Content-Length: 5'], '401 token-wrong'],
    ['for a second host', ['Host: evil.example', 'Content-Length: 5'], '403 host-refused'],
  ])('%s is not taken', async (_name, more, problem) => {
    const isEmpty = problem === '400 bad-input';
    const answer = await sendRaw(strict.port, lines(strict, ...more), isEmpty ? '' : 'store');
    expect(problemOf(answer)).toBe(problem);
    expect(kept(strict)).toEqual([]);
  });

  it.each([
    ['in chunks without an end', 'Transfer-Encoding: chunked', '1\r\nx\r\n'],
    ['more slowly than there is time', 'Content-Length: 900000', 'x'],
  ])('that comes %s is given up, and nothing is left of it', async (_name, header, drip) => {
    const { socket, send, closed } = openRaw(strict.port);
    send(`${lines(strict, header).join('\r\n')}\r\n\r\n`);
    // So much that it is on the disk already.
    send(header.startsWith('Transfer') ? `4000\r\n${'x'.repeat(0x4000)}\r\n` : 'x'.repeat(0x4000));
    const dripping = setInterval(() => socket.writable && send(drip), 20);
    const answer = await closed;
    clearInterval(dripping);
    expect(problemOf(answer)).toBe('408 request-timeout');
    await expect.poll(() => kept(strict)).toEqual([]);
  });

  it('that grows too long in chunks is given up at once, and nothing is left of it', async () => {
    const { send, closed } = openRaw(strict.port);
    send(`${lines(strict, 'Transfer-Encoding: chunked').join('\r\n')}\r\n\r\n`);
    for (let part = 0; part < 17; part++) send(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
    expect(problemOf(await closed)).toBe('413 push-too-large');
    await expect.poll(() => kept(strict)).toEqual([]);
  });

  it('that ends sooner than it said is not taken, and one that goes on is taken as long as it said', async () => {
    const short = openRaw(strict.port);
    short.send(`${lines(strict, 'Content-Length: 90000').join('\r\n')}\r\n\r\n${'x'.repeat(20_000)}`);
    await expect.poll(() => kept(strict)).toHaveLength(1);
    short.socket.end();
    expect(problemOf(await short.closed)).not.toMatch(/^202/);
    await expect.poll(() => kept(strict)).toEqual([]);
    const body = poll('as-long-as-it-said');
    const going = lines(api, `Content-Length: ${body.length}`).filter(
      (line) => !line.startsWith('Connection'),
    );
    const answer = await sendRaw(api.port, going, `${body}POST /trigger_report HTTP/1.1\r\n\r\n`);
    const id = /"import_id":"([^"]+)"/.exec(answer)?.[1] ?? '';
    expect(await outcome(id)).toMatchObject({ state: 'Complete', counts: { rows: 1, added: 1 } });
    expect(answer).toContain('host-refused');
    expect(answer).not.toContain('report_id');
  });

  it('is asked for by nobody who does not know the token, whoever else may ask', async () => {
    const asks = (more: readonly string[]) => {
      const { send, closed } = openRaw(open.port);
      const all = [
        'POST /import HTTP/1.1',
        `Host: 127.0.0.1:${open.port}`,
        'Content-Length: 100000',
        ...more,
      ];
      send(`${all.join('\r\n')}\r\n\r\n`);
      return closed;
    };
    for (const [token, problem] of [
      [[], '401 token-missing'],
      [['Authorization: Bearer '], '401 token-wrong'],
      [['Authorization: Basic eDp4'], '401 token-wrong'],
      [[`Authorization: Bearer ${TOKEN}`], '401 token-wrong'],
    ] as const) {
      const answer = await asks(['Expect: 100-continue', ...token]);
      expect(answer).not.toContain('100 Continue');
      expect(problemOf(answer)).toBe(problem);
    }
    expect(kept(open)).toEqual([]);
  });

  it('is read as what it is, whatever type is said', async () => {
    const ids = await Promise.all(
      ['application/json', 'application/x-www-form-urlencoded', 'image/png', 'a/b; charset=utf-16'].map(
        (type, index) => push(poll(`type-${index}`), type),
      ),
    );
    for (const id of ids) expect(await outcome(id)).toMatchObject({ state: 'Complete' });
    const form = '--x\r\nContent-Disposition: form-data; name="f"; filename="../../x.csv"\r\n\r\n';
    expect(
      await outcome(await push(`${form}${MANY_ROWS}\r\n--x--`, 'multipart/form-data; boundary=x')),
    ).toMatchObject({ state: 'Failed', error: { code: 'file-refused' } });
    const broken = await sendRaw(api.port, lines(api, 'Content-Type: ;;', 'Content-Length: 5'), 'store');
    expect(problemOf(broken)).toMatch(/^415 body-type-unknown$|^202/);
  });
});

describe('one body does no harm to those that came with it', () => {
  const utf16 = Buffer.from(`${HEADER}\ud83d,2023-01-22 12:00:00 UTC,active\n`, 'utf16le');
  const cesu = Buffer.from(`${HEADER}half-\xed\xa0\xbd,2023-01-22 12:00:00 UTC,active\n`, 'latin1');
  const noted = (row: string) => `store_id,timestamp_utc,status,note\n${row}`;
  const harmful: readonly (readonly [name: string, ...bodies: (string | Uint8Array)[]])[] = [
    ['a quote that is never closed', `${HEADER}"open,2023-01-22 12:00:00 UTC,active\n`],
    ['a quote at the very end', `${HEADER}a,2023-01-22 12:00:00 UTC,"active`],
    ['a quote in a column of its own', noted('x,2023-01-22 12:00:00 UTC,active,"from here\n')],
    ['a NUL', `${HEADER}nul\0,2023-01-22 12:00:00 UTC,active\n`],
    ['half a character', utf16],
    ['half a character in UTF-8', cesu],
    ['another character set', Buffer.from(`${HEADER}caf\xe9,2023-01-22 12:00:00 UTC,active\n`, 'latin1')],
    // Together most of the rows, for which a file is refused.
    ['ids that a spreadsheet spoilt', ...Array.from({ length: 20 }, (_, n) => poll(`8.4195${n}E+18`))],
    ['a row that is too long', `${HEADER}${'y'.repeat(3900)}\n`],
    ['line ends of another system', `${HEADER}mac,2023-01-22 12:00:00 UTC,active\r`],
    ['no row', HEADER],
    ['nothing of a file', '\n\n\n'],
  ];
  const states = new Map<string, (PushState | undefined)[]>();
  let known: ReadonlySet<string>;
  beforeAll(async () => {
    const sent = new Map<string, Promise<string>[]>();
    for (const [name, ...bodies] of harmful) {
      const beside = name.includes('column of its own')
        ? noted(`beside ${name},2023-01-22 12:00:00 UTC,active,to there"\n`)
        : poll(`beside ${name}`);
      sent.set(name, [...bodies.map((body) => push(body)), push(beside)]);
    }
    for (const [name, ids] of sent) {
      states.set(name, await Promise.all((await Promise.all(ids)).map((id) => outcome(id))));
    }
    known = storesIn(api);
  });

  it.each(harmful.map(([name]) => name))('%s', (name) => {
    expect(known).toContain(`beside ${name}`);
    expect(states.get(name)?.at(-1)).toMatchObject({ state: 'Complete' });
    for (const state of states.get(name) ?? []) expect(state?.state).toMatch(/^(Complete|Failed)$/);
  });

  it('and what cannot be read is said to be so', () => {
    expect(states.get('nothing of a file')?.[0]).toMatchObject({ state: 'Failed' });
    for (const state of states.get('ids that a spreadsheet spoilt')?.slice(0, -1) ?? []) {
      expect(state).toMatchObject({ state: 'Complete', counts: { accepted: expect.any(Number) } });
    }
  });
});

it('many that are the same at once are one import, and all are answered', async () => {
  const before = (await api.service.read('listImports', 1000)).length;
  const ids: string[] = [];
  const same = [poll('same'), MANY_ROWS.replaceAll('x,', 'same,')];
  await inParallel(
    Array.from({ length: 120 }, (_, index) => same[index % 2] ?? ''),
    30,
    async (body) => {
      ids.push(await push(body));
    },
  );
  expect(new Set(ids).size).toBe(120);
  for (const id of ids) expect(await outcome(id)).toMatchObject({ state: 'Complete' });
  expect((await api.service.read('listImports', 1000)).length - before).toBe(2);
  expect(kept(api)).toEqual([]);
});

it.each([
  ['../../etc/passwd', '404 path-unknown'],
  ['..%2f..%2fetc%2fpasswd', '404 import-unknown'],
  ['%2e%2e', '404 import-unknown'],
  ['%00', '404 import-unknown'],
  ['%ed%a0%80', '400 bad-request'],
  ['%zz', '400 bad-request'],
  ['__proto__', '404 import-unknown'],
  ["' OR 1=1 --".replaceAll(' ', '%20'), '404 import-unknown'],
  ['x'.repeat(5000), '404 import-unknown'],
  ['x/y', '404 path-unknown'],
  ['', '404 import-unknown'],
])('an id is nothing but an id: %s', async (id, problem) => {
  const request = [`GET /imports/${id} HTTP/1.1`, ...lines(api).slice(1)];
  expect(problemOf(await sendRaw(api.port, request))).toBe(problem);
});

describe('where the disk', () => {
  const makeDisk = diskMaker(root);

  it('is nearly full nothing is taken until there is room, and what was taken before stays', async () => {
    const disk = makeDisk('nearly-full', 300);
    if (disk === undefined) return;
    const full = await startTestApi(async () => undefined, { disk, pushPauseMs: 200 });
    try {
      const send = async (body: string) => {
        const answer = await ask(`${full.address}/import`, { method: 'POST', body });
        return [answer.status, JSON.parse(answer.text).error?.code ?? JSON.parse(answer.text).import_id];
      };
      const [taken, id] = await send(poll('before'));
      expect(taken).toBe(202);
      const makeRoom = fillUp(disk, 200 << 20);
      // It is not asked for each small one how full the disk is.
      await expect.poll(() => send(poll('full')), { timeout: 5_000 }).toEqual([507, 'disk-full']);
      expect(await send(MANY_ROWS)).toEqual([507, 'disk-full']);
      expect(await outcome(id, full)).toMatchObject({ state: 'Complete' });
      expect(kept(full)).toEqual([]);
      makeRoom();
      await expect.poll(() => send(poll('room')).then(([status]) => status), { timeout: 5_000 }).toBe(202);
    } finally {
      await full.close();
    }
  });
});

it('stays with its database where another one is used meanwhile, and is imported once that is again', async () => {
  for (const name of ['one', 'other']) mkdirSync(join(root, name));
  const [one, other] = [join(root, 'one', 'own.db'), join(root, 'other', 'own.db')];
  const service = openService(one, { pushPauseMs: 60_000 });
  try {
    const bytes = async function* (text: string) {
      yield Buffer.from(text);
    };
    const first = await service.pushes.take(bytes(poll('first')));
    await expect.poll(() => service.pushes.find(first)).toMatchObject({ state: 'Complete' });
    // Nothing is imported for a minute now.
    const waiting = [
      await service.pushes.take(bytes(poll('one'))),
      await service.pushes.take(bytes(MANY_ROWS)),
    ];
    await service.switchTo(other);
    for (const id of waiting) expect(await service.pushes.find(id)).toBeUndefined();
    expect(await service.read('overview')).toMatchObject({ stores: 0 });
    await service.switchTo(one);
    for (const id of waiting) expect(await service.pushes.find(id)).toEqual({ state: 'Running' });
  } finally {
    await service.close();
  }
  const again = openService(one);
  try {
    await again.ready();
    await expect.poll(() => again.read('overview'), { timeout: 10_000 }).toMatchObject({ stores: 3 });
    await expect
      .poll(() => readdirSync(`${one}.pushed`).filter((name) => name.endsWith('.body')))
      .toEqual([]);
  } finally {
    await again.close();
  }
});

it('goes with everything where all is deleted before it is imported, also where the files of it are left by a kill', async () => {
  const own = join(root, 'deleted.db');
  const service = openService(own, { pushPauseMs: 60_000 });
  const bytes = async function* (text: string) {
    yield Buffer.from(text);
  };
  const take = (text: string) => service.pushes.take(bytes(text));
  const gone: string[] = [];
  try {
    const first = await take(poll('first'));
    await expect.poll(() => service.pushes.find(first)).toMatchObject({ state: 'Complete' });
    // Nothing is imported for a minute now.
    gone.push(await take(poll('small')), await take(MANY_ROWS));
    cpSync(`${own}.pushed`, join(root, 'left.pushed'), { recursive: true });
    const everything = await service.read('everything');
    await expect(service.deleteAll({ ...everything, polls: 2 })).rejects.toThrow('nothing was deleted');
    for (const id of gone) expect(await service.pushes.find(id)).toEqual({ state: 'Running' });
    await service.deleteAll(everything);
    for (const id of gone) {
      const deleted = { state: 'Failed', error: { code: 'deleted' } };
      expect(await service.pushes.find(id)).toMatchObject(deleted);
    }
    expect(await service.pushes.find(first)).toBeUndefined();
    expect(readdirSync(`${own}.pushed`)).toEqual([]);
    await take(poll('later'));
  } finally {
    await service.close();
  }
  cpSync(join(root, 'left.pushed'), `${own}.pushed`, { recursive: true });
  const again = openService(own, { pushPauseMs: 100 });
  try {
    await again.ready();
    await expect.poll(() => again.read('overview')).toMatchObject({ stores: 1, polls: 1 });
    const sent = await again.pushes.take(bytes(poll('small')));
    await expect
      .poll(() => again.pushes.find(sent))
      .toMatchObject({ state: 'Complete', counts: { added: 1 } });
    expect(await again.read('overview')).toMatchObject({ stores: 2, polls: 2 });
  } finally {
    await again.close();
  }
});

it('holds up nobody who deletes everything while it comes, but does not hide what else came', async () => {
  const service = openService(join(root, 'while-deleting.db'), { pushPauseMs: 10 });
  const bytes = async function* (text: string) {
    yield Buffer.from(text);
  };
  const pushed = async (store: string) => {
    const id = await service.pushes.take(bytes(poll(store)));
    await expect.poll(() => service.pushes.find(id)).toMatchObject({ state: 'Complete' });
  };
  try {
    await pushed('before');
    const told = await service.read('everything');
    await pushed('one');
    await pushed('two');
    const path = join(root, 'by-hand.csv');
    writeFileSync(path, poll('by-hand'));
    const { id } = await service.importFile({ path, sample: false });
    await expect(service.deleteAll(told)).rejects.toThrow('nothing was deleted');
    await service.undoImport(id);
    await service.deleteAll(told);
    expect(await service.read('overview')).toMatchObject({ stores: 0, polls: 0 });
  } finally {
    await service.close();
  }
});
