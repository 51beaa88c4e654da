import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { writeVersion1 } from '../fixtures/version-1.ts';
import { ask, pollUntilEnded, trigger } from './http/client.ts';
import { startTestApi, temporaryFolder, writeManyStores } from './http/fixture.ts';
import { askServed, type ServeProcess, startServe } from './http/serve-process.ts';

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

const database = () => join(folder.path, 'test.db');

async function serve(fill: (file: string) => Promise<void> | void): Promise<void> {
  await fill(database());
  served = await startServe(['--port', '0', '--database', database()]);
}

const get = (path: string) => askServed(served, path);

/** A report caught at work; on a busy machine one may end before it is seen running, then another one is begun. */
async function beginReport(): Promise<string> {
  for (;;) {
    const id: string = (await get('/trigger_report')).json().report_id;
    for (let answer = await get(`/get_report?report_id=${id}`); answer.status === 202; ) {
      if (answer.json().progress > 0) return id;
      answer = await get(`/get_report?report_id=${id}`);
    }
  }
}

async function inService<T>(work: (service: Service) => Promise<T>): Promise<T> {
  const service = openService(database());
  try {
    await service.ready();
    return await work(service);
  } finally {
    await service.close();
  }
}

describe('npm run serve on a database of a version that knew neither bounds nor outages', () => {
  it('answers of its reports what they hold, of the rest that they are too old', async () => {
    await serve(writeVersion1);
    await served?.end('SIGTERM');
    const [old] = await inService((service) => service.listReports(1));
    served = await startServe(['--port', '0', '--database', database()]);
    const plain = await get(`/get_report?report_id=${old?.id}&extended=true`);
    expect(plain.headers.get('report-status')).toBe('Complete');
    for (const path of [
      `/get_outages?report_id=${old?.id}`,
      `/get_report?report_id=${old?.id}&bounds=true`,
      `/get_report?report_id=${old?.id}&bounds=1&extended=true&method=interpolated`,
    ]) {
      const answer = await get(path);
      expect(answer.status, path).toBe(409);
      expect(answer.headers.get('report-status')).toBeNull();
      expect(answer.json()).toEqual({
        error: { code: 'report-too-old', message: expect.stringContaining('Create it again.') },
      });
    }
    expect((await get(`/get_report?report_id=${old?.id}&extended=true&bounds=false`)).text).toBe(plain.text);

    const again: string = (await get('/trigger_report')).json().report_id;
    await expect.poll(async () => (await get(`/get_outages?report_id=${again}`)).status).toBe(200);
    expect((await get(`/get_outages?report_id=${again}`)).text).toMatch(/^store_id,store_name,.*\n.+/);
  });
});

describe('the outages of a report that is not there', () => {
  it('a killed report is Failed, an unknown one 404, a question that makes no sense 400', async () => {
    await writeManyStores(database());
    served = await startServe(['--port', '0', '--database', database()]);
    const cut = await beginReport();
    await served.end('SIGKILL');
    served = await startServe(['--port', '0', '--database', database()]);
    const { status, json } = await get(`/get_outages?report_id=${cut}`);
    expect(status).toBe(200);
    expect(json()).toEqual((await get(`/get_report?report_id=${cut}`)).json());
    expect(json()).toMatchObject({ status: 'Failed', error: { code: 'interrupted' } });
    const unknown = await get('/get_outages?report_id=nowhere');
    expect([unknown.status, unknown.json().error.code]).toEqual([404, 'report-unknown']);
    for (const query of [
      '',
      '?report_id=',
      `?report_id=${cut}&report_id=${cut}`,
      `?report_id=${cut}&bounds=perhaps`,
      `?report_id=${cut}&method=best`,
      `?report_id=${cut}&Bounds=true`,
      `?report_id=${cut}&outages=true`,
    ]) {
      const refused = await get(`/get_outages${query}`);
      expect([query, refused.status, refused.json().error.code]).toEqual([query, 400, 'bad-input']);
    }
  });
});

it('a running report answers for its outages as for itself, with growing progress', async () => {
  const api = await startTestApi(async () => undefined, { database: writeManyStores });
  try {
    const id = await trigger(api.address);
    const { progress, last } = await pollUntilEnded(api.address, id, '/get_outages');
    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(last.text).toBe(await api.service.read('outagesCsv', id));
    const cancelled = await trigger(api.address);
    api.service.cancelReport(cancelled);
    const { last: end } = await pollUntilEnded(api.address, cancelled, '/get_outages');
    expect(JSON.parse(end.text)).toEqual({ status: 'Cancelled' });
    expect((await ask(`${api.address}/get_outages?report_id=${id}`, { method: 'PUT' })).status).toBe(405);
  } finally {
    await api.close();
  }
});
