/**
 * What it takes to watch a folder in which nothing happens: wake-ups a minute and the share of a core, of `watch` and of the
 * app without its window, by thread and by process; and of `serve`, of which nobody asks anything. `node test/bench/idle.ts
 * [--minutes 4] [--only watch|app|serve]`, on Linux with a display or under xvfb-run; the app needs a build.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { openService } from '../../main/jobs/service/service.ts';
import { resolveElectron } from '../../scripts/electron-runtime/index.ts';
import { launchWith } from '../../scripts/electron-runtime/launch.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '4' }, only: { type: 'string' } },
});
const minutes = Number(values.minutes);
const cli = fileURLToPath(new URL('../../scripts/command-line/index.mjs', import.meta.url));
const FILES = 50;
/** By then it has come to rest. */
const SETTLES_MS = 60_000;

type Sample = ReadonlyMap<string, { readonly wakes: number; readonly ns: number }>;

const isWanted = (name: string) => values.only === undefined || values.only === name;
if (isWanted('watch')) await measureWatch();
if (isWanted('app')) await measureApp();
if (isWanted('serve')) await measureServe();

async function measureServe(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-idle-'));
  const args = [cli, 'serve', '--port', '0', '--database', join(folder, 'own.db')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  await print('serve', child.pid ?? 0);
  child.kill('SIGINT');
  await once(child, 'exit');
  rmSync(folder, { recursive: true });
}

async function measureWatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-idle-'));
  const watched = fill(folder);
  const args = [cli, 'watch', '--folder', watched, '--database', join(folder, 'own.db')];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await untilImported(join(folder, 'own.db'));
  await print('watch', child.pid ?? 0);
  child.kill('SIGINT');
  await once(child, 'exit');
  rmSync(folder, { recursive: true });
}

/** By itself, since whoever drives a window wakes it. */
async function measureApp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-idle-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const service = openService(join(data, 'store-monitor.db'));
  const watched = { id: randomUUID(), folder: fill(folder), move: false, isOn: true };
  await service.changePlan({ kind: 'folder', folder: watched });
  await service.close();
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ goesOnWithoutWindow: true }));
  const { executablePath, args, env } = launchWith(await resolveElectron(() => undefined));
  const child = spawn(executablePath, [...args, `--user-data-dir=${data}`, projectFolder, '--hidden'], {
    env,
    stdio: 'ignore',
  });
  await untilImported(join(data, 'store-monitor.db'));
  await print('app without its window', child.pid ?? 0);
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true });
}

function fill(folder: string): string {
  const watched = join(folder, 'watched');
  mkdirSync(watched);
  for (let file = 0; file < FILES; file++) {
    const rows = `store_id,timestamp_utc,status\ns${file},2023-01-22 12:00:00 UTC,active\n`;
    writeFileSync(join(watched, `${file}.csv`), rows);
  }
  return watched;
}

async function untilImported(database: string): Promise<void> {
  for (let imported = 0; imported < FILES; ) {
    await wait(1_000);
    try {
      const stored = new Sqlite(database, { readonly: true });
      imported = stored.prepare<[], number>('SELECT count(*) FROM deed').pluck().get() ?? 0;
      stored.close();
    } catch {
      // It is not there yet.
    }
  }
}

async function print(what: string, pid: number): Promise<void> {
  await wait(SETTLES_MS);
  const before = sample(pid);
  await wait(minutes * 60_000);
  const sums = new Map<string, { wakes: number; ns: number }>();
  for (const [thread, { wakes, ns }] of sample(pid)) {
    const earlier = before.get(thread) ?? { wakes: 0, ns: 0 };
    const [, process = '', , name = ''] = thread.split('\t');
    for (const key of ['in all', `  ${process}`, `    ${process}: ${name}`]) {
      const sum = sums.get(key) ?? { wakes: 0, ns: 0 };
      sums.set(key, { wakes: sum.wakes + wakes - earlier.wakes, ns: sum.ns + ns - earlier.ns });
    }
  }
  console.log(`${what}, ${minutes} minutes`);
  for (const [key, { wakes, ns }] of [...sums].sort(([a], [b]) => (a.trim() < b.trim() ? -1 : 1))) {
    if (wakes === 0) continue;
    const share = ((ns / 1e9 / (minutes * 60)) * 100).toFixed(3);
    console.log(
      `${key.padEnd(44)} ${(wakes / minutes).toFixed(1).padStart(8)} a minute ${share} % of a core`,
    );
  }
}

/** Of each thread of a process and of those it started how often it gave up the processor to wait, and how long it ran. */
function sample(root: number): Sample {
  const found = new Map<string, { wakes: number; ns: number }>();
  for (const pid of withChildren(root)) {
    const command = read(`/proc/${pid}/cmdline`);
    const kind = /--type=([\w-]+)/.exec(command)?.[1] ?? 'main';
    const subKind = /--utility-sub-type=([\w.]+)/.exec(command)?.[1] ?? '';
    for (const thread of list(`/proc/${pid}/task`)) {
      const path = `/proc/${pid}/task/${thread}`;
      const wakes = Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(read(`${path}/status`))?.[1] ?? 0);
      const ns = Number(read(`${path}/schedstat`).split(' ')[0] ?? 0);
      const key = [pid, `${kind} ${subKind}`.trim(), thread, read(`${path}/comm`).trim()].join('\t');
      found.set(key, { wakes, ns });
    }
  }
  return found;
}

function withChildren(pid: number): number[] {
  const children = list(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(withChildren)];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
