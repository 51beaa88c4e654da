import { copyFileSync, existsSync, mkdtempSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { folder, POLLS, start, write } from '../fixtures/cli.ts';
import { importNow } from '../fixtures/importing.ts';
import { diskMaker, fillUp } from '../fixtures/small-disk.ts';

/** So many stores, each in a group of its own, that there is time to be in the middle of writing them. */
const SOME = 400;
const MANY = 12_000;

const databaseOf = (stores: number) => join(folder, `${stores} stores.db`);
/** Imported once for all that is written of them. */
beforeAll(async () => {
  for (const count of [SOME, MANY]) {
    const rows = Array.from({ length: count }, (_, at) => `s${at},Store ${at},Group ${at}\n`);
    const stores = write(`store_id,name,group\n${rows.join('')}`, `${count} stores.csv`);
    const database = openForWriting(databaseOf(count));
    for (const path of [POLLS, stores]) await importNow(database, path);
    closeDatabase(database);
  }
});

type Output = readonly [name: string, asked: readonly string[], of: number];

/** Everything that is written of a report: its name, what asks for it, and enough stores for it to take a while. */
const OUTPUTS: readonly Output[] = [
  ['report.csv', ['--out'], MANY],
  ['report.xlsx', ['--out'], MANY],
  ['report.pdf', ['--out'], SOME],
  ['report.parquet', ['--out'], MANY],
  ['tables', ['--format', 'parquet', '--out'], MANY],
  ['pack', ['--pack'], SOME],
  ['pack.zip', ['--pack'], SOME],
];

const smallDisk = diskMaker(folder);

/** Of few stores, which takes no longer than starting does. */
const writeTo = (path: string, [, asked]: Output, cwd?: string) =>
  start(['report', POLLS, ...asked, path], cwd);

const isPart = (name: string) => name.endsWith('.part');

/** Starts writing and waits until it is in the middle of that. */
async function amid([name, asked, of]: Output) {
  const place = mkdtempSync(join(folder, 'amid-'));
  const database = join(place, 'own.db');
  copyFileSync(databaseOf(of), database);
  const cwd = mkdtempSync(join(place, 'run-'));
  const seen = watch(cwd);
  const begun = new Promise<void>((resolve) => {
    seen.on('change', (_, changed) => void (isPart(String(changed)) && resolve()));
  });
  const started = start(['report', '--database', database, ...asked, name], cwd);
  await Promise.race([begun, started.outcome]);
  seen.close();
  return started;
}

describe.each(OUTPUTS)('%s', (...output) => {
  const [name, asked] = output;

  it('is not there where it is interrupted', async () => {
    const { child, cwd, outcome } = await amid(output);
    child.kill('SIGINT');
    const { code } = await outcome;
    // What was whole just before stays.
    const isWhole = code === 0;
    expect([code, readdirSync(cwd).sort()]).toEqual(isWhole ? [0, [name, 'tmp'].sort()] : [130, ['tmp']]);
  });

  it('is not there where its writing is killed, and the next run clears up', async () => {
    const { child, cwd, outcome } = await amid(output);
    child.kill('SIGKILL');
    await outcome;
    expect(existsSync(join(cwd, name))).toBe(!readdirSync(cwd).some(isPart));
    if (existsSync(join(cwd, name))) return;
    expect((await writeTo(name, output, cwd).outcome).code).toBe(0);
    expect(readdirSync(cwd).filter((one) => one !== 'tmp')).toEqual([name]);
  });

  it('is not there on a full disk, and it is said', async () => {
    const disk = smallDisk(`disk of ${name}`, 16);
    if (disk === undefined) return;
    fillUp(disk, 0);
    const before = readdirSync(disk);
    const { code, stderr } = await writeTo(join(disk, name), output).outcome;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/could not be written: .*full/),
    });
    expect(readdirSync(disk)).toEqual(before);
  });

  // A folder that not even root may write into.
  it.runIf(process.platform === 'linux')('is not there where one may not write, and it is said', async () => {
    const path = join('/sys/kernel', name);
    const { code, stderr } = await writeTo(path, output).outcome;
    expect({ code, last: stderr.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: expect.stringContaining(`${path} could not be written: you may not write there.`),
    });
    if (asked.includes('--pack')) expect(stderr).toContain('Name another place with --pack.');
    expect(existsSync(path)).toBe(false);
  });
});
