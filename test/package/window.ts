import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { sandboxSwitches } from './places.ts';

/** The packed app in its window, driven from outside: its fuses let no debugger into the main process. */
export type PackedWindow = {
  readonly page: Page;
  readonly child: ChildProcess;
  /** Closes the window as a person does; answers the exit code. */
  quit(): Promise<number | null>;
};

const ATTACH_WITHIN_MS = 30_000;
/** A debugger that attaches just while the page is being loaded can wait for ever; one that attaches anew does not. */
const ATTACH_TRIES = 4;
const ATTACH_ONCE_WITHIN_MS = 15_000;

type HowToStart = {
  readonly files?: readonly string[];
  /** A command that runs the program. */
  readonly as?: readonly string[];
  readonly switches?: readonly string[];
  /** Where the app keeps its data; `usual`: where it does by itself. */
  readonly data?: string | 'usual';
};

/** Opens a packed program's window, with its data in a folder of the test. */
export async function openPacked(
  program: string,
  folder: string,
  { files = [], as = [], switches = sandboxSwitches, data = join(folder, 'data') }: HowToStart = {},
): Promise<PackedWindow> {
  const onX = process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
  const keeps = data === 'usual' ? [] : [`--user-data-dir=${data}`];
  const options = [...switches, ...onX, ...keeps, '--remote-debugging-port=0'];
  const [first = program, ...rest] = [...as, program, ...options, ...files];
  const child = spawn(first, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const browser = await attach(await debuggerOf(child));
  const page = await windowOf(browser);
  await page.getByRole('button').first().waitFor();
  return {
    page,
    child,
    async quit() {
      // The page goes before it can answer.
      await page.evaluate(() => window.close()).catch(() => undefined);
      const [code] = await ended;
      return code;
    },
  };
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`The packed app did not come up: ${said}`));
    const timer = setTimeout(fail, ATTACH_WITHIN_MS);
    child.once('exit', fail);
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function attach(address: string, tries = ATTACH_TRIES): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: ATTACH_ONCE_WITHIN_MS });
  } catch (error) {
    if (tries === 1) throw error;
    return attach(address, tries - 1);
  }
}

async function windowOf(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The packed app has no browser context.');
  return context.pages()[0] ?? context.waitForEvent('page');
}
