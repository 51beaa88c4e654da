import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { resolveElectron } from '../../scripts/electron-runtime/index.ts';
import { launchWith } from '../../scripts/electron-runtime/launch.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

export type Starts = { readonly bare: number[]; readonly ours: number[] };

/** Starts a bare Electron window and the built app in turn, each from the call to launch until the page shows what a person would press (ms). */
export async function compareStarts(runs: number): Promise<Starts> {
  const starts: Starts = { bare: [], ours: [] };
  for (let run = 0; run <= runs; run++) {
    const bare = await timeStart(writeBareApp, 'Press');
    const ours = await timeStart(() => projectFolder, 'Import files…');
    // The first round pays for the disk.
    if (run === 0) continue;
    starts.bare.push(bare);
    starts.ours.push(ours);
  }
  return starts;
}

async function timeStart(appIn: (folder: string) => string, button: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-start-'));
  const started = appIn(folder);
  const launch = launchWith(await resolveElectron(() => undefined));
  const from = performance.now();
  const app = await _electron.launch({
    ...launch,
    args: [...launch.args, `--user-data-dir=${join(folder, 'data')}`, started],
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: button }).waitFor();
  const time = performance.now() - from;
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return time;
}

function writeBareApp(folder: string): string {
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>Bare</title><button>Press</button>');
  writeFileSync(
    join(app, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));`,
  );
  return app;
}
