import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { DEFAULTS, generate } from '../bench/generate.ts';
import { openWine, type Wine, windowsPath } from './wine.ts';

const SAMPLE = join(projectFolder, 'main/sample');
let wine: Wine;
let folder: string;
beforeAll(async () => {
  wine = await openWine();
});
afterAll(() => wine.end());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-monitor-wine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => wine.run(wine.commandLine(...args), folder);
const written = (name: string) => readFileSync(join(folder, name), 'utf8');
/** What lies in the folder but for the output of what ran there. */
const files = () => readdirSync(folder).filter((name) => !name.startsWith('.std'));

function onLinux(...args: string[]): string {
  const cli = join(projectFolder, 'main/cli.ts');
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' }).stdout;
}

function writePolls(name: string, stores: number): void {
  const rows = Array.from({ length: stores * 168 }, (_, row) => {
    const at = new Date(Date.UTC(2024, 4, 6) + (row % 168) * 3_600_000)
      .toISOString()
      .replace('T', ' ')
      .slice(0, 19);
    return `store-${Math.floor(row / 168)},${at} UTC,${row % 7 === 0 ? 'inactive' : 'active'}\n`;
  });
  writeFileSync(join(folder, name), `store_id,timestamp_utc,status\n${rows.join('')}`);
}

/** A database with the sample in it, and a backup of it. */
function makeDatabase(): void {
  const sample = readdirSync(SAMPLE).map((name) => windowsPath(join(SAMPLE, name)));
  expect(run('report', ...sample, '--database', 'kept.db', '--out', 'before.csv').code).toBe(0);
  expect(run('backup', '--database', 'kept.db', '--to', 'backup.db').code).toBe(0);
}

describe('report', () => {
  test('answers byte for byte what it does on Linux', () => {
    const args = ['report', '--extended', '--bounds', '--method', 'interpolated'];
    expect(run(...args, '--out', 'report.csv', '--outages', 'outages.csv').code).toBe(0);
    expect(written('report.csv')).toBe(onLinux(...args, '--out', '-'));
    expect(written('outages.csv')).toBe(onLinux(...args, '--out', 'nothing.csv', '--outages', '-'));
    expect(run('report', '--out', '-').stdout).toBe(onLinux('report', '--out', '-'));
  });

  test('answers byte for byte what it does on Linux, at the size of a large chain', () => {
    const { polls, hours, zones } = generate(DEFAULTS);
    const args = ['report', '--extended', '--bounds', '--out'];
    const { code, stderr } = run(...args, 'report.csv', ...[polls, hours, zones].map(windowsPath));
    expect(code, stderr).toBe(0);
    onLinux(...args, 'on-linux.csv', polls, hours, zones);
    // Told apart without a difference of 13,500 lines, should there be one.
    expect(written('report.csv') === written('on-linux.csv')).toBe(true);
    expect(written('report.csv').split('\n').length).toBeGreaterThan(13_000);
  });

  test('takes long and strange paths', () => {
    const deep = join(
      folder,
      'Jane Doe & Söhne (100%) 🍕',
      ...Array.from({ length: 6 }, () => 'x'.repeat(50)),
    );
    mkdirSync(deep, { recursive: true });
    for (const name of readdirSync(SAMPLE)) copyFileSync(join(SAMPLE, name), join(deep, name));
    const within = (name: string) => windowsPath(join(deep, name));
    const inputs = ['polls.csv', 'business-hours.csv'].map(within);
    const { code, stderr } = run(
      'report',
      ...inputs,
      '--database',
      within('kept.db'),
      '--out',
      within('r.csv'),
    );
    expect(stderr).toContain('Saved');
    expect(code).toBe(0);
    expect(readFileSync(join(deep, 'r.csv'), 'utf8')).toBe(
      onLinux('report', ...['polls.csv', 'business-hours.csv'].map((name) => join(deep, name)), '--out', '-'),
    );
  });

  test('expands * and ? itself, and not to what it writes', () => {
    writePolls('polls-1.csv', 2);
    writePolls('polls-2.csv', 2);
    for (const turn of [1, 2]) {
      const { code, stderr } = run('report', '*.csv', '--out', 'report.csv');
      expect(stderr, `turn ${turn}`).toContain('polls-2.csv (polls)');
      expect(stderr).not.toContain('report.csv (');
      expect(code).toBe(0);
    }
    const { code, stderr } = run('report', 'a?b.csv');
    expect(stderr).toContain('No file matches a?b.csv.');
    expect(code).toBe(2);
  });

  test('names TEMP where there is no room for a temporary folder', () => {
    // Wine gives programs a TEMP of its own.
    const none = "process.env.TEMP = process.env.TMP = 'Z:/none'";
    const [node = '', ...command] = wine.commandLine('report');
    const { code, stderr } = wine.run(
      [node, '--import', `data:text/javascript,${encodeURIComponent(none)}`, ...command],
      folder,
    );
    expect(stderr).toContain('or set TEMP to a folder that can be written');
    expect(code).toBe(1);
  });
});

describe('what Windows would not keep as it is named is refused at once', () => {
  beforeEach(() => writePolls('polls.csv', 1));
  test.each([
    [['report', 'polls.csv', '--out', 'aux.csv'], 'AUX'],
    [['report', 'polls.csv', '--out', 'report.'], 'ends in a dot'],
    [['report', 'polls.csv', '--outages', 'lpt1'], 'LPT1'],
    [['report', 'polls.csv', '--out', 'a?b.csv'], 'cannot have (?)'],
    [['report', 'polls.csv', '--out', 'report.csv:more'], 'cannot have (:)'],
    [['report', 'polls.csv', '--database', 'aux.db'], 'AUX'],
    [['report', 'polls.csv', '--database', 'con\\kept.db'], 'CON'],
    [['serve', '--database', 'kept.db '], 'ends in a blank'],
    [['backup', '--database', 'polls.csv', '--to', 'nul.db'], 'NUL'],
    [['restore', '--from', 'polls.csv', '--database', 'com1.db'], 'COM1'],
    [['salvage', '--from', 'polls.csv', '--to', 'prn'], 'PRN'],
  ])('%j', (args, why) => {
    const { code, stderr } = run(...args);
    expect(stderr).toContain('could not be written');
    expect(stderr).toContain(why);
    expect(code).toBe(1);
    expect(files()).toEqual(['polls.csv']);
  });

  test('NUL takes a report, as anything', () => {
    expect(run('report', '--out', 'nul').code).toBe(0);
  });
});

describe('a database', () => {
  test('is one command’s alone until that ends, also when it is killed', async () => {
    makeDatabase();
    const serving = wine.start(wine.commandLine('serve', '--port', '0', '--database', 'kept.db'), folder);
    await expect.poll(() => serving.said()).toContain('Listening');
    const aside = join(folder, 'aside');
    mkdirSync(aside);
    const report = wine.commandLine('report', '--database', '..\\kept.db', '--out', 'report.csv');
    const refused = wine.run(report, aside);
    expect(refused.stderr).toContain('is in use by another Store Monitor');
    expect(refused.code).toBe(1);
    serving.child.kill('SIGKILL');
    await serving.ended;
    expect(wine.run(report, aside).code).toBe(0);
    expect(readFileSync(join(aside, 'report.csv'), 'utf8')).toBe(written('before.csv'));
  });

  test('holds a whole import or nothing of it, whenever it is killed', async () => {
    makeDatabase();
    writePolls('many.csv', 600);
    for (const after of [600, 900, 1200]) {
      const importing = wine.start(
        wine.commandLine('report', 'many.csv', '--database', 'kept.db', '--out', 'killed.csv'),
        folder,
      );
      await new Promise((resolve) => setTimeout(resolve, after));
      importing.child.kill('SIGKILL');
      await importing.ended;
      const { code, stderr } = run(
        'report',
        '--database',
        'kept.db',
        '--out',
        'after.csv',
        '--as-of',
        '2024-11-04T18:12:24.177Z',
      );
      expect(code, stderr).toBe(0);
      expect([40, 640]).toContain(Number(/(\d+) stores,/.exec(stderr)?.[1]));
    }
  });

  test('is not replaced while another program has it open, and nothing is left of the attempt', async () => {
    makeDatabase();
    const withoutLock = () => files().filter((name) => !name.endsWith('.lock'));
    const before = withoutLock();
    const aside = join(folder, 'aside');
    mkdirSync(aside);
    const holding = wine.start([join(wine.folder, 'hold.exe'), 'kept.db', 'aside\\held'], folder);
    await expect.poll(() => existsSync(join(aside, 'held'))).toBe(true);
    const restore = wine.commandLine('restore', '--from', '..\\backup.db', '--database', '..\\kept.db');
    const refused = wine.run(restore, aside);
    expect(refused.stderr).toContain('cannot be replaced: another program has it open');
    expect(refused.code).toBe(1);
    expect(withoutLock()).toEqual([...before, 'aside'].sort());
    holding.child.kill('SIGKILL');
    await holding.ended;
    expect(wine.run(restore, aside).code).toBe(0);
    expect(files().filter((name) => name.includes('.old-'))).toHaveLength(1);
  });
});

test('Ctrl+C stops an import in order', () => {
  writePolls('many.csv', 3000);
  const said = join(folder, 'said.txt');
  const command = wine.commandLine('report', 'many.csv', '--database', 'kept.db');
  const press = [join(wine.folder, 'press-ctrl-c.exe'), 'kept.db', windowsPath(said)];
  expect(wine.runOnTerminal([...press, ...command], folder)).toBe(130);
  expect(readFileSync(said, 'utf8')).toContain('Interrupted.');
  expect(files()).not.toContain('report.csv');
});
