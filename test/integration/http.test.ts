import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, inParallel, pollUntilEnded, trigger } from './http/client.ts';
import { importSample, startTestApi, type TestApi, writeManyStores } from './http/fixture.ts';

describe('a large database', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(async () => undefined, { database: writeManyStores });
  });
  afterAll(() => api.close());

  it('triggers, polls with growing progress, and sends the CSV that the app saves', async () => {
    const id = await trigger(api.address);
    const { progress, last } = await pollUntilEnded(api.address, id);

    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(progress).size).toBeGreaterThan(2);
    expect(Math.max(...progress)).toBeLessThanOrEqual(1);
    expect(last.status).toBe(200);
    expect(last.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(last.headers.get('report-status')).toBe('Complete');
    expect(last.headers.get('content-disposition')).toMatch(
      /^attachment; filename="uptime-report_\d{4}-\d\d-\d\d_\d{4}\.csv"$/,
    );
    expect(last.text).toBe(
      await api.service.read('reportCsv', id, { method: 'poll-count', extended: false }),
    );
    expect(last.text.split('\n').length).toBeGreaterThan(11_000);
  });

  it('answers 1,000 requests, 32 at a time, while reports run', async () => {
    const complete = await trigger(api.address);
    await api.service.reportEnded(complete);
    const csv = await api.service.read('reportCsv', complete, { method: 'poll-count', extended: false });
    const running = [await trigger(api.address), await trigger(api.address)];
    let whileRunning = 0;
    await inParallel(
      Array.from({ length: 1000 }, (_, index) => index),
      32,
      async (index) => {
        // One waits always, however fast the machine makes reports and slowly it answers.
        if (index % 50 === 0) running.push(await trigger(api.address));
        const id = index % 50 === 25 ? complete : running[running.length - 1 - (index % 2)];
        const { status, text } = await ask(`${api.address}/get_report?report_id=${id}`);
        expect(status === 200 || status === 202, `${status}: ${text.slice(0, 200)}`).toBe(true);
        if (id === complete && text !== csv) throw new Error('Another CSV than the one saved.');
        if (status === 202) whileRunning++;
      },
    );
    expect(whileRunning).toBeGreaterThan(100);
    const [first, second, ...others] = running;
    for (const id of [first, second])
      expect((await api.service.reportEnded(id ?? '')).state).toBe('Complete');
    for (const id of others) api.service.cancelReport(id);
    for (const id of others)
      expect((await api.service.reportEnded(id)).state).toMatch(/^(Complete|Cancelled)$/);
  });

  it.each([
    ['/trigger_report/', 'Ask for /trigger_report, without a slash at the end.'],
    ['/get_report/3f2b?x=1', 'Ask for /get_report with its parameters in the query'],
    ['/report', '/trigger_report, /get_report, /get_outages'],
  ])('leads who asks for %s to what there is', async (path, hint) => {
    const { status, text } = await ask(`${api.address}${path}`);
    expect(status).toBe(404);
    expect(text).toContain(hint);
  });

  it('says that a report was cancelled in the window', async () => {
    const id = await trigger(api.address);
    api.service.cancelReport(id);
    const { last } = await pollUntilEnded(api.address, id);
    expect(last.status).toBe(200);
    expect(JSON.parse(last.text)).toEqual({ status: 'Cancelled' });
  });
});

it('lets the answers under way end when it is switched off', async () => {
  const api = await startTestApi(async () => undefined, { database: writeManyStores });
  try {
    const id = await trigger(api.address);
    await api.service.reportEnded(id);
    const before = api.asked('reportCsv');
    const answers = Array.from({ length: 8 }, () => ask(`${api.address}/get_report?report_id=${id}`));
    // All have arrived then, and the last ones are not written yet.
    await expect.poll(() => api.asked('reportCsv'), { interval: 5 }).toBe(before + 8);
    await api.stop();
    const csv = await api.service.read('reportCsv', id, { method: 'poll-count', extended: false });
    for (const { text } of await Promise.all(answers)) expect(text === csv).toBe(true);
    await expect(ask(api.address)).rejects.toThrow('fetch failed');
  } finally {
    await api.close();
  }
});

describe('the sample', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(importSample);
  });
  afterAll(() => api.close());

  it('queues 50 triggers at once and completes all in order', async () => {
    const began: string[] = [];
    const ended: string[] = [];
    const stop = api.service.onReport(({ id, state, progress }) => {
      if (state === 'Complete') ended.push(id);
      else if (progress === 0 && !began.includes(id)) began.push(id);
    });
    const ids = await Promise.all(Array.from({ length: 50 }, () => trigger(api.address)));
    for (const id of ids) await api.service.reportEnded(id);
    stop();
    expect(new Set(ids).size).toBe(50);
    expect(new Set(began)).toEqual(new Set(ids));
    expect(ended).toEqual(began);
    for (const id of ids) expect((await ask(`${api.address}/get_report?report_id=${id}`)).status).toBe(200);
  });

  it('opens a report of the window, and the window one of these', async () => {
    const ofWindow = await api.service.triggerReport({ asOf: 'latest', reach: 3_600_000 });
    expect((await pollUntilEnded(api.address, ofWindow)).last.headers.get('report-status')).toBe('Complete');
    const ofApi = await trigger(api.address);
    expect((await api.service.listReports(1))[0]?.id).toBe(ofApi);
  });

  it('takes as-of and reach from the query, JSON or a form, and GET or POST', async () => {
    const url = `${api.address}/trigger_report`;
    const input = { as_of: '2024-11-03T10:00:00Z', reach_minutes: 45 };
    const form = { as_of: input.as_of, reach_minutes: '45' };
    const fields = new FormData();
    for (const [name, value] of Object.entries(form)) fields.set(name, value);
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
    const answers = [
      await ask(`${url}?${new URLSearchParams(form)}`),
      await ask(`${url}?${new URLSearchParams(form)}`, { method: 'POST' }),
      await ask(url, { method: 'POST', ...json }),
      await ask(url, { method: 'POST', body: new URLSearchParams(form) }),
      await ask(url, { method: 'POST', body: fields }),
      await ask(`${url}?as_of=${input.as_of}`, {
        method: 'POST',
        body: new URLSearchParams('reach_minutes=45'),
      }),
    ];
    for (const { status, text } of answers) {
      expect(status, text).toBe(200);
      const { report_id }: { report_id: string } = JSON.parse(text);
      const { asOf, reach } = await api.service.reportEnded(report_id);
      expect({ asOf, reach }).toEqual({ asOf: Date.parse(input.as_of), reach: 45 * 60_000 });
    }
  });

  it('takes an empty body with a Content-Type as no input', async () => {
    for (const type of [
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const options = { method: 'POST', headers: { 'content-type': type }, body: '' };
      expect((await ask(`${api.address}/trigger_report`, options)).status, type).toBe(200);
    }
  });

  it('sends either method, extended or not, as CSV or JSON', async () => {
    const id = await trigger(api.address);
    await api.service.reportEnded(id);
    const url = `${api.address}/get_report`;
    for (const method of ['poll-count', 'interpolated'] as const) {
      for (const extended of [true, false]) {
        const csv = await api.service.read('reportCsv', id, { method, extended });
        const query = `report_id=${id}&method=${method}&extended=${extended}`;
        const headers = { accept: 'application/json' };
        expect((await ask(`${url}?${query}`)).text).toBe(csv);
        expect((await ask(url, { method: 'POST', body: new URLSearchParams(query) })).text).toBe(csv);
        const json = await ask(`${url}?${query}`, { headers });
        expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
        expect(JSON.parse(json.text)).toEqual({ status: 'Complete', report_id: id, csv });
      }
    }
  });

  it('answers in the format that is asked for, whatever Accept says', async () => {
    const id = await trigger(api.address);
    await api.service.reportEnded(id);
    for (const path of ['/get_report', '/get_outages']) {
      const address = `${api.address}${path}?report_id=${id}`;
      const { text: csv } = await ask(address);
      const text = await ask(`${address}&format=csv`, { headers: { accept: 'application/json' } });
      expect(text.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(text.text).toBe(csv);
      const inQuery = await ask(`${address}&format=json`, { headers: { accept: 'text/csv' } });
      const body = new URLSearchParams({ report_id: id, format: 'json' });
      const inBody = await ask(`${api.address}${path}`, { method: 'POST', body });
      for (const { headers, text } of [inQuery, inBody]) {
        expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
        expect(JSON.parse(text)).toEqual({ status: 'Complete', report_id: id, csv });
      }
      for (const format of ['tsv', 'CSV', '']) {
        const refused = await ask(`${address}&format=${format}`);
        expect({ status: refused.status, error: JSON.parse(refused.text).error }).toEqual({
          status: 400,
          error: { code: 'bad-input', message: 'format is csv, xlsx, pdf, parquet or json.' },
        });
      }
    }
  });

  it('appends bounds, and sends outages as it sends a report', async () => {
    const id = await trigger(api.address);
    await api.service.reportEnded(id);
    const options = { method: 'poll-count', extended: false, bounds: true } as const;
    const bounded = await ask(`${api.address}/get_report?report_id=${id}&bounds=true`);
    expect(bounded.text).toBe(await api.service.read('reportCsv', id, options));
    expect(bounded.text).toContain(',downtime_at_most_last_week\n');
    const outages = await api.service.read('outagesCsv', id);
    expect(outages.split('\n').length).toBeGreaterThan(10);
    const url = `${api.address}/get_outages`;
    const { text, headers } = await ask(
      `${url}?report_id=${id}&method=interpolated&extended=true&bounds=true`,
    );
    expect(text).toBe(outages);
    expect(headers.get('report-status')).toBe('Complete');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="outages_[-_\d]+\.csv"$/);
    const json = await ask(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ report_id: id }),
    });
    expect(JSON.parse(json.text)).toEqual({ status: 'Complete', report_id: id, csv: outages });
    expect((await ask(`${url}?report_id=nowhere`)).status).toBe(404);
  });
});

it('answers 409 where there is nothing to report on', async () => {
  const api = await startTestApi(async () => undefined);
  try {
    const { status, text } = await ask(`${api.address}/trigger_report`);
    expect(status).toBe(409);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'nothing-to-report' } });
    expect(await api.service.listReports(10)).toEqual([]);
  } finally {
    await api.close();
  }
});
