/**
 * How fast the package starts: the packed app beside a bare window packed the same way, from the call until the page
 * shows what a person would press. `npm run bench:package -- [--runs 7]`, on a display or under xvfb-run.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPackage } from '@electron/asar';
import { buildApp } from '../../scripts/build.ts';
import { findElectron } from '../../scripts/electron-runtime/index.ts';
import { packFolder } from '../../scripts/package/pack.ts';
import { programIn, resourcesIn } from '../package/places.ts';
import { openPacked } from '../package/window.ts';
import { median } from './measure.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-package-start-'));
try {
  const packed = await packFolder(await findElectron(), await buildApp(), join(folder, 'ours'));
  const bare = await packBare(packed, join(folder, 'bare'));
  await compare(packed, bare);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same Electron with the same fuses, and a page with one button. */
async function packBare(packed: string, bare: string): Promise<string> {
  cpSync(packed, bare, { recursive: true });
  const app = join(folder, 'bare-app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(
    join(app, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.on('window-all-closed', () => app.quit());
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<title>Bare</title><button>Press</button>'));`,
  );
  rmSync(resourcesIn(bare), { recursive: true });
  mkdirSync(resourcesIn(bare));
  await createPackage(app, join(resourcesIn(bare), 'app.asar'));
  return bare;
}

async function compare(packed: string, bare: string): Promise<void> {
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  for (let run = 0; run <= Number(values.runs); run++) {
    const first = await start(programIn(bare));
    const second = await start(programIn(packed));
    // The first round pays for the disk.
    if (run === 0) continue;
    times.bare.push(first);
    times.ours.push(second);
  }
  const ratios = times.ours.map((time, index) => time / (times.bare[index] ?? Number.NaN));
  console.log(`bare package    ${median(times.bare).toFixed(0)} ms`);
  console.log(`Store Monitor   ${median(times.ours).toFixed(0)} ms`);
  console.log(`ratio           ${median(ratios).toFixed(2)} (bound 1.5 × 1.1 = 1.65)`);
}

/** Milliseconds from the start of the process until its window has a button. */
async function start(program: string): Promise<number> {
  const data = mkdtempSync(join(folder, 'data-'));
  const from = performance.now();
  const window = await openPacked(program, data);
  const time = performance.now() - from;
  await window.quit();
  return time;
}
