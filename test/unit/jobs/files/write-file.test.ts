import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { nameLeftover, sweepLeftovers } from '../../../../main/jobs/files/leftovers.ts';
import { refuseUnwritable, writeFileWhole } from '../../../../main/jobs/files/write-file.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { onUnix } from '../../../fixtures/systems.ts';

const all = temporaryFolder();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(all, 'write-'));
});
const text = (path: string) => readFileSync(path, 'utf8');
const names = () => readdirSync(folder).sort();

describe('a file', () => {
  it.each([1, 229, 230, 255])('with a name of %i characters is written, and replaced', async (length) => {
    const path = join(folder, 'n'.repeat(length));
    await writeFileWhole(path, 'old');
    await writeFileWhole(path, 'new');
    expect(text(path)).toBe('new');
    expect(names()).toEqual(['n'.repeat(length)]);
  });

  it.runIf(onUnix).each([0o600, 0o640, 0o644, 0o755, 0o666])(
    'that is replaced keeps its mode %o',
    async (mode) => {
      const path = join(folder, 'report.csv');
      writeFileSync(path, 'old');
      chmodSync(path, mode);
      await writeFileWhole(path, 'new');
      expect({ text: text(path), mode: statSync(path).mode & 0o7777 }).toEqual({ text: 'new', mode });
    },
  );

  it('that is replaced stays its owner’s', async () => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, 'old');
    // Only root may give files away.
    if (process.getuid?.() === 0) chownSync(path, 12_345, 23_456);
    const { uid, gid } = statSync(path);
    await writeFileWhole(path, 'new');
    expect(statSync(path)).toMatchObject({ uid, gid });
  });

  it('is written through links, also where there is none yet', async () => {
    mkdirSync(join(folder, 'far'));
    symlinkSync('far/report.csv', join(folder, 'one'));
    symlinkSync('one', join(folder, 'two'));
    for (const round of ['first', 'second']) {
      await writeFileWhole(join(folder, 'two'), round);
      expect(text(join(folder, 'far', 'report.csv'))).toBe(round);
    }
    expect(['one', 'two'].map((name) => lstatSync(join(folder, name)).isSymbolicLink())).toEqual([
      true,
      true,
    ]);
    expect(readdirSync(join(folder, 'far'))).toEqual(['report.csv']);
  });

  it.each([
    ['links in a circle', 'its links lead in a circle', () => symlinkSync('out', join(folder, 'out'))],
    ['a folder', 'it is a folder', () => mkdirSync(join(folder, 'out'))],
    ['a link to a folder', 'it is a folder', () => symlinkSync('.', join(folder, 'out'))],
    ['a link into no folder', 'the folder does not exist', () => symlinkSync('no/file', join(folder, 'out'))],
  ])('is refused beforehand and when written: %s', async (_name, problem, prepare) => {
    prepare();
    const path = join(folder, 'out');
    await expect(refuseUnwritable(path)).rejects.toThrow(`${path} could not be written: ${problem}.`);
    await expect(writeFileWhole(path, 'new')).rejects.toThrow(`${path} could not be written: ${problem}.`);
    expect(names()).toEqual(['out']);
  });

  it('is not written over a database or the log of one, however it is called', async () => {
    const path = join(folder, 'stores.db');
    const database = new Sqlite(path);
    database.pragma('journal_mode = WAL');
    database.exec('CREATE TABLE kept (x); INSERT INTO kept VALUES (1)');
    symlinkSync('stores.db', join(folder, 'report.csv'));
    for (const name of ['stores.db', 'stores.db-wal', 'report.csv']) {
      await expect(writeFileWhole(join(folder, name), 'new')).rejects.toThrow('it is a database');
    }
    database.close();
    const again = new Sqlite(path, { readonly: true });
    expect(again.prepare('SELECT x FROM kept').pluck().all()).toEqual([1]);
    again.close();
  });

  it.each(['a failure', 'a stop'])('of parts is whole, or not there after %s amid them', async (ending) => {
    const path = join(folder, 'report.xlsx');
    async function* parts(fails: boolean) {
      yield Uint8Array.of(0, 255);
      yield 'é';
      if (!fails) return;
      if (ending === 'a failure') throw new Error('it broke');
      stop.abort();
      yield Uint8Array.of(1);
    }
    const stop = new AbortController();
    await expect(writeFileWhole(path, parts(true), stop.signal)).rejects.toThrow(/could not be written/);
    expect(names()).toEqual([]);
    await writeFileWhole(path, parts(false));
    expect([...readFileSync(path)]).toEqual([0, 255, 0xc3, 0xa9]);
    await expect(writeFileWhole(path, parts(true), stop.signal)).rejects.toThrow(/could not be written/);
    expect([...readFileSync(path)]).toEqual([0, 255, 0xc3, 0xa9]);
  });

  it('of too long a name is refused in words', async () => {
    await expect(writeFileWhole(join(folder, 'n'.repeat(256)), '')).rejects.toThrow('the name is too long');
  });
});

describe.runIf(onUnix)('what is no file is written into and stays what it is', () => {
  it('a named pipe, whose reader comes late and reads slowly', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const long = 'line of a report\n'.repeat(40_000);
    const writing = writeFileWhole(pipe, long);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const reader = spawn('sh', ['-c', `(sleep 0.2; cat) < '${pipe}'`]);
    let read = '';
    reader.stdout.setEncoding('utf8').on('data', (part: string) => {
      read += part;
    });
    await Promise.all([writing, once(reader, 'close')]);
    expect(read === long).toBe(true);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(names()).toEqual(['pipe']);
  });

  it('a named pipe without a reader is waited for until told to stop', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const stop = new AbortController();
    const writing = writeFileWhole(pipe, 'text', stop.signal);
    setTimeout(() => stop.abort(), 100);
    await expect(writing).rejects.toThrow();
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('a socket takes nothing', async () => {
    const socket = join(folder, 'socket');
    const server = createServer().listen(socket);
    await once(server, 'listening');
    await expect(writeFileWhole(socket, 'text')).rejects.toThrow('nothing takes what is written there');
    expect(lstatSync(socket).isSocket()).toBe(true);
    server.close();
  });
});

describe('what dead processes left', () => {
  /** The number of a process that has ended. */
  const deadProcess = async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'close');
    return child.pid ?? 0;
  };
  const nameOf = (pid: number, name = nameLeftover({ part: true })) => name.replace(/-\d+-/, `-${pid}-`);

  it('is swept where a file is written next, and nothing else is', async () => {
    const dead = await deadProcess();
    const others = [
      nameOf(process.ppid),
      nameOf(dead).replace(/store-monitor-\w{8}/, 'store-monitor-00000000'),
      `${nameOf(dead)}x`,
      '.report.csv.part',
      nameLeftover({ part: true }),
    ];
    for (const name of [nameOf(dead), nameOf(dead), ...others]) writeFileSync(join(folder, name), '');
    await writeFileWhole(join(folder, 'report.csv'), 'new');
    expect(names()).toEqual([...others, 'report.csv'].sort());
  });

  it('of this process’s number but another’s making is swept too, as in a container', () => {
    const name = nameLeftover({ part: true });
    const earlier = `${name.slice(0, -21)}${'0'.repeat(16)}.part`;
    for (const each of [name, earlier]) writeFileSync(join(folder, each), '');
    sweepLeftovers(folder);
    expect(names()).toEqual([name]);
  });

  it('is not followed where it is a link', async () => {
    const kept = join(folder, 'kept');
    mkdirSync(kept);
    writeFileSync(join(kept, 'file'), '');
    symlinkSync(kept, join(folder, nameOf(await deadProcess(), nameLeftover())));
    linkSync(join(kept, 'file'), join(folder, nameOf(await deadProcess())));
    sweepLeftovers(folder);
    expect(names()).toEqual(['kept']);
    expect(readdirSync(kept)).toEqual(['file']);
  });
});
