import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
});
afterAll(() => t.close());

/** Runs an expression in the page and answers its value. */
const inPage = (expression: string): Promise<unknown> => t.page.evaluate(expression);

describe('the page', () => {
  test('has no Node and only the bridge', async () => {
    const seen = await inPage(
      '[typeof require, typeof process, typeof module, typeof Buffer, typeof global]',
    );
    expect(seen).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
    expect(await inPage('Object.keys(storeMonitor).sort()')).toEqual([
      'begin',
      'call',
      'dropFiles',
      'fileKinds',
      'on',
      'platform',
      'timeZones',
      'version',
    ]);
  });

  test('runs sandboxed and isolated', async () => {
    const preferences = await t.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): { sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean };
      };
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  test('cannot run inline script or inline event handlers', async () => {
    await t.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:," onerror="window.inlineRan = true">';
      document.body.append(image);
    });
    expect(await inPage('window.inlineRan')).toBeUndefined();
    await t.page.evaluate(() => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,window.inlineRan = true';
      document.head.append(script);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await inPage('window.inlineRan')).toBeUndefined();
    const refused = await t.page.evaluate(() => {
      let blocked = '';
      document.addEventListener('securitypolicyviolation', (event) => {
        blocked = event.effectiveDirective;
      });
      const script = document.createElement('script');
      script.textContent = '1';
      document.head.append(script);
      return new Promise<string>((resolve) => setTimeout(() => resolve(blocked), 200));
    });
    expect(refused).toContain('script-src');
  });

  test('cannot turn text into code', async () => {
    // By way of a timer: the debugger, through which the test speaks, may do what the page may not.
    await inPage('void setTimeout("window.textRan = true")');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await inPage('window.textRan')).toBeUndefined();
  });

  test('cannot leave, open windows, or reach the network', async () => {
    let hits = 0;
    const server = createServer((_request, response) => {
      hits++;
      response.end('hello');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const before = t.page.url();
    const opened = await t.page
      .evaluate((address) => {
        const window = globalThis.open(address);
        location.href = address;
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        const image = document.createElement('img');
        image.src = address;
        document.body.append(image);
        return [
          window === null,
          fetch(address).then(
            () => 'fetched',
            () => 'refused',
          ),
        ] as const;
      }, url)
      .catch(() => undefined);
    expect(opened?.[0]).toBe(true);
    const fetched = await t.page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'fetched',
          () => 'refused',
        ),
      url,
    );
    expect(fetched).toBe('refused');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(t.page.url()).toBe(before);
    expect(t.app.windows()).toHaveLength(1);
    expect(hits).toBe(0);
    server.close();
  });

  test('is granted no permission', async () => {
    const states = await t.page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'microphone', 'camera'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['denied']));
  });
});

describe('calls from the page', () => {
  test.each([
    ['a path instead of a token', 'storeMonitor.call("importFiles", ["/etc/passwd"])'],
    ['a token never given out', 'storeMonitor.call("importFiles", ["6f1c9c0e-3f0e-4f6e-9d55-0a4f6a3d9f10"])'],
    ['no array', 'storeMonitor.call("importFiles", "x")'],
    ['too few arguments', 'storeMonitor.call("importFiles")'],
    ['too many arguments', 'storeMonitor.call("overview", 1, 2, 3)'],
    [
      'a foreign method',
      'storeMonitor.call("saveFile", { tells: "report", id: "6f1c9c0e-3f0e-4f6e-9d55-0a4f6a3d9f10", method: "x", extended: true }, "csv")',
    ],
    [
      'a path in place of a saved file',
      'storeMonitor.call("openSaved", { file: "/etc/passwd", how: "in-program" })',
    ],
    ['a path as a report id', 'storeMonitor.call("openReport", "../../etc/passwd")'],
    [
      'an extra property',
      'storeMonitor.call("createReport", { asOf: { kind: "latest", path: "/etc" }, reachMinutes: 90 })',
    ],
    [
      'a reach out of range',
      'storeMonitor.call("createReport", { asOf: { kind: "latest" }, reachMinutes: 1e9 })',
    ],
    ['NaN for a number', 'storeMonitor.call("rejectedRows", { importId: NaN, limit: 1, offset: 0 })'],
    ['a privileged port', 'storeMonitor.call("changeApi", { enabled: true, port: 80, requireToken: false })'],
  ])('are refused with %s', async (_what, expression) => {
    expect(await inPage(expression)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  test('are given up one by one', async () => {
    const outcomes = await inPage(
      '(() => { const begun = storeMonitor.begin("importSample"); begun.cancel(); return begun.answer; })()',
    );
    expect(outcomes).toMatchObject({ ok: true, value: [{}, {}, {}, {}, { status: 'cancelled' }] });
    expect(await inPage('storeMonitor.call("overview")')).toMatchObject({ ok: true, value: { polls: 0 } });
  });

  test('find no file behind a File that the page made up', async () => {
    expect(await inPage('storeMonitor.dropFiles([new File(["store_id"], "/etc/passwd")])')).toEqual({
      ok: true,
      value: [],
    });
  });

  test('are answered to the main frame of the app alone', async () => {
    const answer = await t.app.evaluate(async ({ ipcMain }) => {
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> }
      )._invokeHandlers;
      const call = handlers.get('call');
      const foreign = { url: 'https://evil.example/', routingId: 1 };
      return call?.({ sender: { mainFrame: foreign }, senderFrame: foreign }, 'overview', '1');
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  test.each(['readFile', 'dropFiles', 'constructor', '__proto__', 'toString'])(
    'know no call beyond the contract: %s',
    async (name) => {
      expect(await inPage(`storeMonitor.call(${JSON.stringify(name)}, ["/etc/passwd"])`)).toEqual({
        ok: false,
        error: { code: 'bad-request', message: `There is no call ${name}.` },
      });
    },
  );

  test('know no event beyond the contract', async () => {
    await expect(inPage('storeMonitor.on("anything", () => {})')).rejects.toThrow(/There is no event/);
  });
});

describe('app://', () => {
  test.each([
    '../main/index.js',
    '..%2fmain%2findex.js',
    '%2e%2e/%2e%2e/package.json',
    '..%5cmain%5cindex.js',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'index.html%00.js',
    '....//....//package.json',
  ])('serves nothing outside the window’s own folder: %s', async (path) => {
    const answer = await t.app.evaluate(async ({ net }, url) => {
      const response = await net.fetch(url);
      return { status: response.status, text: await response.text() };
    }, `app://store-monitor/${path}`);
    expect(answer).toEqual({ status: 404, text: 'Not found' });
  });

  test('serves no other host', async () => {
    const status = await t.app.evaluate(
      async ({ net }) => (await net.fetch('app://other/index.html')).status,
    );
    expect(status).toBe(404);
  });
});

test('a folder named by the page is never written', async () => {
  const target = join(t.folder, 'planted.csv');
  writeFileSync(join(t.folder, 'marker'), '');
  await inPage(
    `storeMonitor.call("saveFile", { tells: "report", id: "6f1c9c0e-3f0e-4f6e-9d55-0a4f6a3d9f10", method: "poll-count", extended: false, path: ${JSON.stringify(target)} }, "csv")`,
  );
  expect(existsSync(target)).toBe(false);
});
