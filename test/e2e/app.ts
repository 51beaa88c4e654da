import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import type { Preferences } from '../../preload/contract.ts';
import { attach } from '../../scripts/electron-runtime/attach.ts';
import { resolveElectron } from '../../scripts/electron-runtime/index.ts';
import { launchWith } from '../../scripts/electron-runtime/launch.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

/** A running app in a fresh data folder of its own. */
export type TestApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  readonly dataFolder: string;
  close(): Promise<void>;
};

export type LaunchOptions = {
  readonly files?: readonly string[];
  /** A folder used before, to start again with what it holds; it is then kept. */
  readonly folder?: string;
};

/** How long a window may take to get to where a test waits for it (ms): a hang fails, a busy machine does not. */
const PATIENCE = 90_000;

/** The windows that are open, for who wants to see what a failed test saw. */
export const openPages = new Set<Page>();

/** Opens the built app (build/) in the real Electron with its real database. */
export async function launchApp({ files = [], folder: given }: LaunchOptions = {}): Promise<TestApp> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'store-monitor-e2e-'));
  const dataFolder = join(folder, 'data');
  const app = await attach([`--user-data-dir=${dataFolder}`, projectFolder, ...files]);
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE);
  openPages.add(page);
  page.once('close', () => openPages.delete(page));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    app,
    page,
    folder,
    dataFolder,
    async close() {
      await app.close();
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Quits the app, unless it has ended, and starts it again on the same data; the folder goes when this one closes. */
export async function restartApp(t: TestApp, files: readonly string[] = []): Promise<TestApp> {
  await t.app.close().catch(() => undefined);
  const again = await launchApp({ folder: t.folder, files });
  return {
    ...again,
    async close() {
      await again.close();
      rmSync(t.folder, { recursive: true, force: true });
    },
  };
}

/**
 * Brings a running app back to where a first start begins, with nothing stored; its settings stay. Takes a tenth of what
 * another start takes, so that the tests of a file can share one.
 */
export async function emptyApp({ page }: TestApp): Promise<void> {
  await page.evaluate(async () => {
    const there = await window.storeMonitor.call('everything');
    if (!there.ok) throw new Error(there.error.message);
    const deleted = await window.storeMonitor.call('deleteAll', there.value);
    if (!deleted.ok) throw new Error(deleted.error.message);
    localStorage.clear();
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The app that the files of a process share, as it was when it had just started. */
let shared:
  | { readonly t: TestApp; readonly preferences: Preferences; readonly size: readonly number[] }
  | undefined;

/**
 * An app as after a first start, with a folder for the caller's files: the one that the file before left, brought back to
 * that, or a new one. For files that neither quit it, nor put something into main that stays, nor change other settings
 * than preferences, nor anything of Automation, whose log stays.
 */
export async function sharedApp(): Promise<TestApp> {
  if (shared === undefined || !openPages.has(shared.t.page)) shared = await startShared();
  else await startOver(shared);
  const { t } = shared;
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-e2e-'));
  return { ...t, folder, close: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function startShared(): Promise<NonNullable<typeof shared>> {
  const t = await launchApp();
  process.once('exit', () => rmSync(t.folder, { recursive: true, force: true }));
  const preferences = await t.page.evaluate(async () => {
    const asked = await window.storeMonitor.call('preferences');
    if (!asked.ok) throw new Error(asked.error.message);
    return asked.value;
  });
  const size = await t.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [],
  );
  return { t, preferences, size };
}

async function startOver({ t, preferences, size }: NonNullable<typeof shared>): Promise<void> {
  await t.app.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.setZoomFactor(1);
    window?.setContentSize(width, height);
  }, size);
  await t.page.emulateMedia({ colorScheme: null, contrast: null, forcedColors: null, reducedMotion: null });
  await t.page.evaluate((usual) => window.storeMonitor.call('changePreferences', usual), preferences);
  await emptyApp(t);
}

/** Starts the app a second time on the same data; answers the exit code. */
export async function startAgain({ dataFolder }: TestApp, files: readonly string[]): Promise<number | null> {
  const { executablePath, args, env } = launchWith(await resolveElectron(() => undefined));
  const second = spawn(executablePath, [...args, `--user-data-dir=${dataFolder}`, projectFolder, ...files], {
    env,
  });
  return new Promise((resolve) => second.once('exit', resolve));
}

/** Makes the next open dialogs answer these paths; an empty list is Cancel. */
export async function answerOpenDialog(
  app: ElectronApplication,
  filePaths: readonly string[],
): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: [...paths] });
  }, filePaths);
}

/** Makes the next save dialogs answer this path, or Cancel; remembers the name that was offered. */
export async function answerSaveDialog(
  app: ElectronApplication,
  filePath: string | undefined,
): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      (globalThis as { offered?: unknown }).offered = args.at(-1);
      return { canceled: path === undefined, filePath: path ?? '' };
    };
  }, filePath);
}

/** The options that the app gave the last save dialog. */
export async function offeredSaveOptions(app: ElectronApplication): Promise<{ defaultPath: string }> {
  return app.evaluate(() => (globalThis as { offered?: unknown }).offered) as Promise<{
    defaultPath: string;
  }>;
}
