import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApi, startHttpApi } from '../../main/http/server.ts';
import type { ReportRecord, Service } from '../../main/jobs/service/service.ts';
import { writeVersion1 } from '../fixtures/version-1.ts';
import { type Answer, ask } from './http/client.ts';
import { importSample, startTestApi, type TestApi, TOKEN } from './http/fixture.ts';

type Response = { description: string; headers?: object; content?: Record<string, { schema: object }> };
type Operation = {
  operationId: string;
  parameters?: { name: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Response>;
};
type Document = {
  openapi: string;
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const PATHS = ['/trigger_report', '/get_report', '/get_outages'];

let api: TestApi;
let states: RunningApi;
let document: Document;
const seen = new Set<string>();

beforeAll(async () => {
  api = await startTestApi(importSample);
  // States that a real report is in too briefly, or too rarely, to be asked for.
  states = await startHttpApi({ service: inAnyState(api.service), port: 0, token: TOKEN });
  document = JSON.parse((await ask(`${api.address}/openapi.json`)).text);
});
afterAll(async () => {
  await states.close();
  await api.close();
});

function inAnyState(service: Service): Service {
  const common = {
    label: '',
    createdAt: 0,
    asOf: 0,
    reach: 1,
    progress: 1 / 3,
    includesSample: false,
    fromUndone: false,
  };
  const failed = { code: 'disk-full', message: 'The disk is full.' };
  const record = (id: string): ReportRecord | undefined => {
    if (id === 'Failed') return { ...common, id, state: id, error: failed };
    return id === 'Running' || id === 'Cancelled' ? { ...common, id, state: id } : undefined;
  };
  const findReport = async (id: string) => {
    if (id === 'broken') throw new Error('Out of order.');
    return record(id) ?? service.findReport(id);
  };
  return { ...service, findReport, reportEnded: () => new Promise(() => undefined) };
}

/** Holds an answer against what the document says of it. */
function check(path: string, method: string, answer: Answer): void {
  const known = document.paths[path]?.[method];
  const response = known?.responses[String(answer.status)];
  expect(response, `${method} ${path} may answer ${answer.status}`).toBeDefined();
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const schema = response?.content?.[type]?.schema;
  expect(schema, `${method} ${path} may answer ${answer.status} as ${type}`).toBeDefined();
  const value: unknown = type === 'application/json' ? JSON.parse(answer.text) : answer.text;
  const ajv = new Ajv2020({ strict: false });
  expect(ajv.validate(rooted(schema ?? {}), value), `${answer.text}: ${ajv.errorsText()}`).toBe(true);
  seen.add(`${path} ${method} ${answer.status} ${type}`);
}

/** A schema that finds the others where its references look for them. */
const rooted = (schema: object) => ({ ...schema, components: document.components });

it('is an OpenAPI 3.1 document whose references lead somewhere and whose schemas are schemas', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name = ''] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const ajv = new Ajv2020({ strict: false });
  for (const { parameters = [], requestBody, responses } of operations) {
    const contents = [requestBody, ...Object.values(responses)].flatMap((part) =>
      Object.values(part?.content ?? {}),
    );
    for (const { schema } of [...parameters, ...contents]) {
      expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
    }
  }
});

it('asks for the token exactly where one is required', async () => {
  expect(document.security).toEqual([{ token: [] }]);
  const open = await startTestApi(async () => undefined, { token: 'none' });
  const text = (await ask(`${open.address}/openapi.json`)).text;
  await open.close();
  expect(JSON.parse(text).security).toEqual([]);
  expect((await ask(`${api.address}/openapi.json`, { headers: { token: 'wrong' } })).status).toBe(401);
});

it('describes every real answer', async () => {
  const { text } = await ask(`${api.address}/trigger_report`);
  const { report_id: id }: { report_id: string } = JSON.parse(text);
  await api.service.reportEnded(id);
  const empty = await startTestApi(async () => undefined);
  const old = await startTestApi(async () => undefined, { database: writeVersion1 });
  const [tooOld] = await old.service.listReports(1);
  for (const method of ['get', 'post']) {
    const get = async (path: string, query = '', from = states.address, headers = {}) =>
      check(path, method, await ask(`${from}${path}${query}`, { method: method.toUpperCase(), headers }));
    await get('/trigger_report', '?as_of=now&reach_minutes=2.5');
    await get('/trigger_report', '', empty.address);
    await get('/trigger_report', '?as_of=never');
    for (const path of ['/get_report', '/get_outages']) {
      await get(path, `?report_id=${id}`);
      await get(path, `?report_id=${id}`, states.address, { accept: 'application/json' });
      for (const state of ['Running', 'Failed', 'Cancelled', 'nowhere', 'broken']) {
        await get(path, `?report_id=${state}`);
      }
      await get(path);
    }
    await get('/get_report', `?report_id=${id}&bounds=true&extended=true&method=interpolated`);
    await get('/get_report', `?report_id=${tooOld?.id}&bounds=true`, old.address);
    await get('/get_outages', `?report_id=${tooOld?.id}`, old.address);
    for (const path of PATHS) {
      await get(path, '', states.address, { origin: 'null' });
      await get(path, '', states.address, { token: 'wrong' });
    }
  }
  for (const path of PATHS) {
    const post = async (body: string, type: string) =>
      check(
        path,
        'post',
        await ask(`${states.address}${path}`, { method: 'POST', body, headers: { 'content-type': type } }),
      );
    await post('x', 'text/plain');
    await post('x'.repeat(70_000), 'application/json');
  }
  check('/openapi.json', 'get', await ask(`${states.address}/openapi.json`));
  await empty.close();
  await old.close();
  for (const path of ['/get_report', '/get_outages']) {
    expect(seen).toContain(`${path} get 409 application/json`);
  }
  expect(seen.size).toBeGreaterThanOrEqual(42);
});

it('describes what files that are sent are answered', async () => {
  const send = (body: string, headers = {}) =>
    ask(`${api.address}/import`, { method: 'POST', body, headers });
  const about = async (id: string) => {
    const answer = await ask(`${api.address}/imports/${id}`);
    check('/imports/{id}', 'get', answer);
    return answer.status;
  };
  const good = await send('store_id,timezone_str\nnew,America/Denver\n');
  const bad = await send('nothing');
  for (const answer of [good, bad, await send(''), await send('x', { token: 'wrong' })]) {
    check('/import', 'post', answer);
  }
  const ids = [good, bad].map(({ text }): string => JSON.parse(text).import_id);
  expect(await about('none')).toBe(404);
  // Each answer on the way is held against the document, too.
  for (const id of ids) await expect.poll(() => about(id)).toBe(200);
});

it('lists the methods that each path answers, and no other', async () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      const { status, headers } = await ask(`${states.address}${path}`, { method });
      expect(status === 405, `${method} ${path}: ${status}`).toBe(!(method.toLowerCase() in operations));
      const allowed = Object.keys(operations).join(', ').toUpperCase();
      if (status === 405) expect(headers.get('allow')).toBe(allowed);
    }
  }
});

it('names the parameters that are taken, and no other', async () => {
  for (const path of PATHS) {
    const { get, post } = document.paths[path] ?? {};
    const named = get?.parameters?.map(({ name }) => name) ?? [];
    for (const { schema } of Object.values(post?.requestBody?.content ?? {})) {
      expect(Object.keys((schema as { properties: object }).properties)).toEqual(named);
    }
    const { text } = await ask(`${states.address}${path}?report_id=x&unknown=1`);
    const { error }: { error: { message: string } } = JSON.parse(text);
    expect(error.message).toContain(`There are: ${named.join(', ')}.`);
  }
});
