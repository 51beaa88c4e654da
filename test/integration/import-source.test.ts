import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { importFile } from '../../main/jobs/import/import-file.ts';
import { previewFile } from '../../main/jobs/import/preview-file.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const database = openForWriting(join(folder, 'store.db'));
afterAll(() => closeDatabase(database));

const small = join(folder, 'small.csv');
const big = join(folder, 'big.csv');
const other = join(folder, 'other.csv');

/** Imports a file heedless of progress, and calls `onLook` at each of its looks at whether it is still wanted. */
function importLooking(path: string, onLook: () => void): Promise<unknown> {
  const cancel = {
    get aborted() {
      onLook();
      return false;
    },
  };
  return importFile(database, { path, sample: false }, cancel, () => undefined);
}

/** How often an import of this file looks at whether it is still wanted, once its rows are stored already. */
async function looksAt(path: string): Promise<number> {
  await importNow(database, path);
  let looks = 0;
  await importLooking(path, () => {
    looks++;
  });
  return looks;
}

/**
 * Imports a file and does something to it after a third of its looks: by time or by progress, a quick machine would be done first.
 * Answers the error.
 */
function importWhile(path: string, looks: number, change: () => void): Promise<string> {
  let left = Math.ceil(looks / 3);
  const work = importLooking(path, () => {
    left--;
    if (left === 0) change();
  });
  return failure(work);
}

describe('a file that changes while it is read is refused, and nothing of it goes in', () => {
  const changes: [string, (path: string) => void][] = [
    [
      'written over with as many bytes',
      (path) => {
        const file = openSync(path, 'r+');
        writeSync(file, 'inactive', 500_000);
        closeSync(file);
      },
    ],
    ['replaced by another file of its name', (path) => renameSync(other, path)],
    ['made longer', (path) => appendFileSync(path, 'x\n')],
    [
      'cut short',
      (path) => {
        const file = openSync(path, 'r+');
        ftruncateSync(file, 1_000_000);
        closeSync(file);
      },
    ],
    ['moved away', (path) => renameSync(path, `${path}.moved`)],
  ];

  test.each(changes)('%s, read on threads', async (_, change) => {
    writeBigPolls(big, 200_000);
    writeBigPolls(other, 200_000, 3);
    const looks = await looksAt(big);
    const before = dump(database, { all: true });
    expect(await importWhile(big, looks, () => change(big))).toBe(
      'file-changed: big.csv: it was changed or replaced while it was read. Nothing of it was imported. Import it again once nothing writes to it.',
    );
    expect(dump(database, { all: true })).toBe(before);
  });

  test.each(changes)('%s, read on one', async (_, change) => {
    const rows = Array.from({ length: 200_000 }, (__, i) => `${i % 900},UTC`).join('\n');
    writeFileSync(small, `store_id,timezone_str\n${rows}`);
    writeFileSync(other, `store_id,timezone_str\n${rows}`);
    const looks = await looksAt(small);
    expect(await importWhile(small, looks, () => change(small))).toMatch(
      /^file-changed: small\.csv: it was changed/,
    );
  });

  it('reads the file it opened to its end, even where its name names another soon', async () => {
    writeBigPolls(big, 200_000);
    const record = await importNow(database, big);
    expect(record).toMatchObject({ rows: 200_000, rejected: 0, path: big });
    utimesSync(big, 1000, 1000);
    expect(await importNow(database, big)).toMatchObject({ unchanged: 200_000, modifiedAt: 1_000_000 });
  });

  it('half of one and half of another never go in, however often another process replaces it', async () => {
    const path = join(folder, 'restless.csv');
    const twins = [0, 1].map((value) => {
      const text = Array.from({ length: 40_000 }, (_, i) => `s${i},${value === 0 ? 'UTC' : 'EST'}`).join(
        '\n',
      );
      return `store_id,timezone_str\n${text}\n`;
    });
    const [first = '', second = ''] = twins;
    writeFileSync(path, first);
    const writer = restlessWriter(path, [first, second]);
    try {
      for (let round = 0; round < 8; round++) {
        const place = openForWriting(join(folder, `place-${round}.db`));
        const outcome = await importNow(place, path).then(
          () => 'whole',
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
        );
        expect(['whole', 'file-changed', 'file-refused']).toContain(outcome);
        const zones = new Set(readReportStores(place).map(({ zone }) => zone));
        expect(zones.size).toBe(outcome === 'whole' ? 1 : 0);
        closeDatabase(place);
      }
    } finally {
      writer.kill('SIGKILL');
      await once(writer, 'close');
    }
  });
});

/** Writes one text after the other into a file, sometimes into a new file of the same name. */
function restlessWriter(path: string, texts: readonly string[]): ChildProcess {
  const code = `
    const fs = require('node:fs');
    const [path, ...texts] = process.argv.slice(1).map((name, i) => (i === 0 ? name : fs.readFileSync(name)));
    for (let i = 0; ; i++) {
      const text = texts[i % 2];
      if (i % 4 < 2) { fs.writeFileSync(path + '.new', text); fs.renameSync(path + '.new', path); }
      else { const file = fs.openSync(path, 'r+'); fs.writeSync(file, text, 0, text.length, 0); fs.closeSync(file); }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 + (i * 37) % 60);
    }`;
  const names = texts.map((text, i) => {
    const name = `${path}.${i}`;
    writeFileSync(name, text);
    return name;
  });
  return spawn(process.execPath, ['-e', code, path, ...names], { stdio: 'ignore' });
}

describe('a file whose name is not UTF-8', () => {
  const bytes = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('caf\xe9.csv', 'latin1')]);

  it('is found by what its name looks like, and is not mistaken for another', async () => {
    writeFileSync(bytes, 'store_id,timezone_str\nlatin,UTC\n');
    const path = bytes.toString();
    expect(path).toContain('\uFFFD');
    expect(await previewFile(path)).toMatchObject({ ok: true, kind: 'time-zones' });
    expect(await importNow(database, path)).toMatchObject({ rows: 1, file: 'caf\uFFFD.csv' });
    const inFolder = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('d\xe9', 'latin1')]);
    mkdirSync(inFolder);
    writeFileSync(Buffer.concat([inFolder, Buffer.from('/zones.csv')]), readFileSync(bytes));
    expect(await previewFile(`${inFolder.toString()}/zones.csv`)).toMatchObject({ ok: true });
    const second = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('caf\xe8.csv', 'latin1')]);
    writeFileSync(second, 'store_id,timezone_str\n');
    expect(await previewFile(path)).toMatchObject({
      ok: false,
      message: 'The file cannot be read: there is no such file.',
    });
    rmSync(second);
  });
});
