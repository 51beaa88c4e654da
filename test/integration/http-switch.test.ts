import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ApiStatus, createApiSwitch } from '../../main/http/api-switch.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { ask } from './http/client.ts';
import { importSample, TOKEN, temporaryFolder } from './http/fixture.ts';
import { connected, LOOPBACKS, openRaw } from './http/raw.ts';

const folder = temporaryFolder();
let service: Service;
let port: number;
let told: ApiStatus[];
let api: ReturnType<typeof createApiSwitch>;
beforeAll(async () => {
  service = openService(join(folder.path, 'test.db'));
  await importSample(service);
});
afterAll(async () => {
  await service.close();
  folder.remove();
});
beforeEach(async () => {
  port = await freePort();
  told = [];
  api = createApiSwitch({ service, onStatus: (status) => told.push(status) });
});
afterEach(() => api.close());

const settings = (more = {}) => ({ enabled: true, port, requireToken: true, token: TOKEN, ...more });
const states = () => told.map(({ state }) => state);
const refused = async () => {
  for (const host of LOOPBACKS) {
    await expect(connected(openRaw(port, host))).rejects.toThrow(/ECONNREFUSED/);
  }
};
const statusOf = async (token = TOKEN, at = port) =>
  (await ask(`http://127.0.0.1:${at}/openapi.json`, { headers: { token } })).status;

it('is off, and nothing listens, until it is switched on', async () => {
  expect(api.status()).toEqual({ state: 'off' });
  await refused();
  await api.apply(settings({ enabled: false }));
  expect(told).toEqual([]);
  await refused();
});

it('listens when it is switched on, and nothing does when it is switched off', async () => {
  await api.apply(settings());
  expect(api.status()).toEqual({ state: 'listening', address: `http://127.0.0.1:${port}` });
  expect(await statusOf()).toBe(200);
  await api.apply(settings({ enabled: false }));
  expect(states()).toEqual(['starting', 'listening', 'off']);
  await refused();
});

it('moves to another port, and to another token', async () => {
  await api.apply(settings());
  const other = await freePort();
  await api.apply(settings({ port: other }));
  await refused();
  expect(await statusOf(TOKEN, other)).toBe(200);
  await api.apply(settings({ port: other, token: 'a-new-token' }));
  expect(await statusOf(TOKEN, other)).toBe(401);
  expect(await statusOf('a-new-token', other)).toBe(200);
  await api.apply(settings({ port: other, requireToken: false }));
  expect(await statusOf('any', other)).toBe(200);
});

it('keeps running, and its connections, where nothing that it serves has changed', async () => {
  await api.apply(settings());
  await api.apply(settings());
  expect(states()).toEqual(['starting', 'listening']);
});

it('ends as the last of many quick changes says', async () => {
  const changes = Array.from({ length: 21 }, (_, index) => api.apply(settings({ enabled: index % 2 === 0 })));
  await Promise.all(changes);
  expect(api.status().state).toBe('listening');
  expect(await statusOf()).toBe(200);
  await Promise.all([
    ...changes,
    api.apply(settings({ enabled: true })),
    api.apply(settings({ enabled: false })),
  ]);
  expect(api.status().state).toBe('off');
  await refused();
});

it('says that the port is in use, and tries again when it is told so again', async () => {
  const other = await occupy(port);
  await api.apply(settings());
  expect(api.status()).toEqual({
    state: 'failed',
    code: 'port-in-use',
    message: `Port ${port} is in use by another program. Close that program, or choose another port.`,
  });
  await new Promise((resolve) => other.close(resolve));
  await api.apply(settings());
  expect(api.status().state).toBe('listening');
});

it('stays off once it is closed', async () => {
  await api.apply(settings());
  await api.close();
  await api.apply(settings());
  expect(api.status().state).toBe('off');
  await refused();
});

it('is not held up by a caller that sends nothing, or never ends', async () => {
  await api.apply(settings());
  const idle = openRaw(port);
  const endless = openRaw(port);
  await Promise.all([connected(idle), connected(endless)]);
  const head = [`POST /get_report HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${TOKEN}`];
  endless.send(`${[...head, 'Content-Type: application/json', 'Content-Length: 9'].join('\r\n')}\r\n\r\n{`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const from = performance.now();
  await api.apply(settings({ enabled: false }));
  expect(performance.now() - from).toBeLessThan(5_000);
  await Promise.all([idle.closed, endless.closed]);
  await refused();
});

async function occupy(at: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: at, host: '127.0.0.1' }, resolve));
  return server;
}

async function freePort(): Promise<number> {
  const server = await occupy(0);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
