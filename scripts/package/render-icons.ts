/**
 * Draws icon/icon.svg in every form that systems ask for: PNGs for Linux, and the same in the containers of Windows
 * (.ico) and macOS (.icns); and what stands in the tray. `node scripts/package/render-icons.ts`, on a display or under xvfb-run, after a change of it.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { resolveElectron } from '../electron-runtime/index.ts';
import { launchWith } from '../electron-runtime/launch.ts';
import { type Drawing, icns, ico } from './icon-containers.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LARGEST_IN_ICO = 256;
const FOLDER = join(import.meta.dirname, 'icon');

/** What the app brings along, for the tray. */
const TRAY = join(import.meta.dirname, '../../main/tray');
const SIZES_IN_TRAY: readonly (readonly [size: number, name: string])[] = [
  [16, 'trayTemplate.png'],
  [32, 'trayTemplate@2x.png'],
];

const drawings = await draw(readFileSync(join(FOLDER, 'icon.svg'), 'utf8'), SIZES);
mkdirSync(join(FOLDER, 'png'), { recursive: true });
for (const { size, png } of drawings) writeFileSync(join(FOLDER, 'png', `${size}x${size}.png`), png);
writeFileSync(join(FOLDER, 'icon.ico'), ico(drawings.filter(({ size }) => size <= LARGEST_IN_ICO)));
writeFileSync(join(FOLDER, 'icon.icns'), icns(drawings));
mkdirSync(TRAY, { recursive: true });
const inColour = drawings.find(({ size }) => size === 32);
if (inColour !== undefined) writeFileSync(join(TRAY, 'tray.png'), inColour.png);
const template = await draw(
  readFileSync(join(FOLDER, 'tray-template.svg'), 'utf8'),
  SIZES_IN_TRAY.map(([size]) => size),
);
for (const [size, name] of SIZES_IN_TRAY) {
  const drawing = template.find((one) => one.size === size);
  if (drawing !== undefined) writeFileSync(join(TRAY, name), drawing.png);
}

/** By Chromium, which knows SVG best: each size drawn anew from the shapes, not scaled. */
async function draw(svg: string, sizes: readonly number[]): Promise<Drawing[]> {
  const blank = mkdtempSync(join(tmpdir(), 'icons-'));
  writeFileSync(join(blank, 'package.json'), '{"name":"icons","main":"main.js"}');
  writeFileSync(
    join(blank, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('data:text/html,<title>Icons</title>'));`,
  );
  const launch = launchWith(await resolveElectron());
  const app = await _electron.launch({ ...launch, args: [...launch.args, blank] });
  try {
    const page = await app.firstWindow();
    const addresses = await page.evaluate(inPage, { svg, sizes: [...sizes] });
    return addresses.map(({ size, address }) => ({
      size,
      png: Buffer.from(address.replace('data:image/png;base64,', ''), 'base64'),
    }));
  } finally {
    await app.close();
    rmSync(blank, { recursive: true, force: true });
  }
}

async function inPage({ svg, sizes }: { svg: string; sizes: number[] }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return sizes.map((size) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
    return { size, address: canvas.toDataURL('image/png') };
  });
}
