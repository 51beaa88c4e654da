import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startHttpApi } from '../../main/http/server.ts';
import type { Service } from '../../main/jobs/service/service.ts';
import { attach } from '../../scripts/electron-runtime/attach.ts';
import { runs } from '../fixtures/runs.ts';
import {
  importSample,
  startTestApi,
  type TestApi,
  TOKEN,
  temporaryFolder,
} from '../integration/http/fixture.ts';
import { attack, type Target } from './http-browser/attacks.ts';

const NO_REPORT = '00000000-0000-4000-8000-000000000000';

let real: TestApi;
/** The API as it is least protected, with no token; what gets past its guard is counted. */
let open: RunningApi;
/** A server without any guard: what reaches it is what a browser sends. */
let naive: { server: Server; port: number; reached: Set<string> };
let pages: { server: Server; port: number };
const profile = temporaryFolder();
let app: ElectronApplication;
let page: Page;
let report: string;
const passed: string[] = [];

beforeAll(async () => {
  real = await startTestApi(importSample);
  report = await real.service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  await real.service.reportEnded(report);
  open = await startHttpApi({ service: counted(real.service), port: 0, token: undefined });
  const reached = new Set<string>();
  naive = {
    ...(await listen((url) => {
      const way = url.searchParams.get('way');
      if (way !== null) reached.add(way);
      return { body: 'store_id\n1\n' };
    })),
    reached,
  };
  pages = await listen((url) => {
    const to = url.searchParams.get('to');
    return to === null ? { body: '<!doctype html><title>Attack</title><body>' } : { to, body: '' };
  });
  const names = ['evil.example', 'rebound.example'].map((name) => `MAP ${name} 127.0.0.1`).join(', ');
  app = await attach([`--host-resolver-rules=${names}`, join(import.meta.dirname, 'http-browser/main.js')]);
  page = await app.firstWindow();
});
afterAll(async () => {
  await app?.close();
  await open?.close();
  await real?.close();
  for (const { server } of [naive, pages]) server?.close();
  profile.remove();
});

function counted(service: Service): Service {
  return {
    ...service,
    triggerReport(request) {
      passed.push('trigger');
      return service.triggerReport(request);
    },
    findReport(id) {
      passed.push(`find ${id}`);
      return service.findReport(id);
    },
  };
}

async function listen(answer: (url: URL) => { body: string; to?: string }) {
  const server = createServer((request, response) => {
    const { body, to } = answer(new URL(request.url ?? '/', 'http://x'));
    response.writeHead(to === undefined ? 200 : 302, {
      'content-type': 'text/html',
      ...(to === undefined ? {} : { location: to }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

const origins = (): readonly (readonly [from: string, origin: string])[] => [
  ['another site', `http://evil.example:${pages.port}`],
  ['another port of this computer', `http://127.0.0.1:${pages.port}`],
];
/** One of both in turn, for a page takes its time; both in `npm run test:long` (docs/tests.md). */
const originsOf = (place: number) => origins().filter((_, nth) => (nth + place) % runs(2, 1) === 0);
const attackFrom = async (origin: string, target: Target) => {
  await page.goto(`${origin}/attack.html`);
  return page.evaluate(attack, target);
};
/** What holds each time it is looked at: a busy browser now and then leaves one of many things undone. */
async function stillSo(look: () => Promise<string[]>, looks = 4): Promise<string[]> {
  let so = await look();
  for (let again = 1; again < looks && so.length > 0; again++) {
    const now = await look();
    so = so.filter((one) => now.includes(one));
  }
  return so;
}

/**
 * How two outcomes of one way differ. On a busy machine the browser leaves frames and objects silent every other time, for
 * either address: a page that tells two apart by silence always hears it from the same one.
 */
function difference(way: string, known: string | undefined, unknown: string | undefined): string[] {
  if (known === unknown) return [];
  if (known === SILENT) return [`${way}, where the report is known`];
  return unknown === SILENT ? [`${way}, where it is not`] : [way];
}
const SILENT = 'nothing';

const HOSTS = ['127.0.0.1', 'localhost', '[::1]', 'localhost.', '0.0.0.0', 'rebound.example'];

const downloads = () => app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads);

it('the ways tried do reach a server without a guard', async () => {
  // A browser asks before it sends these, and is not let.
  const preflighted = ['fetch-json', 'fetch-token', 'fetch-put'];
  for (const [from, origin] of origins()) {
    naive.reached.clear();
    const missing = await stillSo(async () => {
      const url = `http://127.0.0.1:${naive.port}/trigger_report`;
      const learned = await attackFrom(origin, { url, mark: true });
      expect(learned['script'], 'and the page can tell').not.toBe('error');
      const ways = Object.keys(learned).filter((way) => way !== 'sizes' && !preflighted.includes(way));
      return ways.filter((way) => !naive.reached.has(way));
    });
    expect(missing, from).toEqual([]);
  }
});

describe('a page of a browser', () => {
  it.each(HOSTS.map((host, place) => [host, place] as const))(
    'cannot trigger a report at %s',
    async (host, place) => {
      const before = await reports();
      for (const [from, origin] of originsOf(place)) {
        const learned = await attackFrom(origin, {
          url: `http://${host}:${open.port}/trigger_report`,
          mark: false,
        });
        expect(passed, from).toEqual([]);
        for (const way of ['fetch', 'fetch-post', 'fetch-json', 'fetch-token'])
          expect(learned[way]).toBe('TypeError');
        expect(learned['web-socket']).toMatch(/^closed 1006/);
      }
      expect(await reports()).toEqual(before);
    },
  );

  it('cannot read a report, nor tell one that exists from one that does not', async () => {
    for (const [from, origin] of originsOf(0)) {
      const url = `http://127.0.0.1:${open.port}/get_report?report_id=`;
      const telling = await stillSo(async () => {
        const known = await attackFrom(origin, { url: `${url}${report}`, mark: false });
        const unknown = await attackFrom(origin, { url: `${url}${NO_REPORT}`, mark: false });
        expect(JSON.stringify(known)).not.toContain('uptime_last_hour');
        return Object.keys(known).flatMap((way) => difference(way, known[way], unknown[way]));
      }, 7);
      expect(telling, from).toEqual([]);
      expect(passed, from).toEqual([]);
    }
    expect(await downloads()).toEqual([]);
  });

  it('cannot go there, or be sent there', async () => {
    const url = `http://127.0.0.1:${open.port}/trigger_report`;
    for (const [, origin] of origins()) {
      for (const to of [url, `${origin}/redirect?to=${encodeURIComponent(url)}`]) {
        await page.goto(`${origin}/attack.html`);
        await Promise.all([page.waitForURL(url), page.evaluate((there) => location.assign(there), to)]);
        expect(await page.textContent('body')).toContain('site-refused');
      }
    }
    // Opened by the person, but under a name that is not this computer's own.
    await page.goto(`http://rebound.example:${open.port}/trigger_report`);
    expect(await page.textContent('body')).toContain('host-refused');
    expect(passed).toEqual([]);
  });

  it('with a token required, gets nowhere even where the person opened a page that redirects', async () => {
    const before = await reports();
    const url = `http://127.0.0.1:${real.port}/trigger_report`;
    await page.goto(`http://evil.example:${pages.port}/redirect?to=${encodeURIComponent(url)}`);
    // Chromium sends Sec-Fetch-Site: none here, as if the person had typed the last address: only the token stops it.
    expect(await page.textContent('body')).toContain('token-missing');
    expect(await reports()).toEqual(before);
  });
});

it('after all of it, the API still answers programs, and holds the one report', async () => {
  expect((await reports()).map(({ id }) => id)).toEqual([report]);
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(`${real.address}/get_report?report_id=${report}`, { headers });
  expect(await answer.text()).toBe(
    await real.service.read('reportCsv', report, { method: 'poll-count', extended: false }),
  );
});

const reports = () => real.service.listReports(100);
