import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../../../main/database/opening/connection.ts';
import { takeWriteLock } from '../../../../main/database/opening/write-lock.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const folder = temporaryFolder();
const holder = fileURLToPath(new URL('../../../fixtures/hold-lock.ts', import.meta.url));
const inUse = expect.objectContaining({
  code: 'database-in-use',
  message: expect.stringContaining('in use by another'),
});

/** Does something while another process holds a database, which is then killed. */
async function whileHeld(file: string, look: () => void): Promise<void> {
  const child = spawn(process.execPath, [holder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    const ended = exited.then(() => Promise.reject(new Error('The holder ended before it held.')));
    await Promise.race([once(child.stdout, 'data'), ended]);
    look();
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

describe('takeWriteLock', () => {
  it('refuses a second holder until the first lets go', () => {
    const file = join(folder, 'a.db');
    const release = takeWriteLock(file);
    expect(() => takeWriteLock(file)).toThrow(inUse);
    release();
    takeWriteLock(file)();
  });

  it('leaves nothing behind once it is released but, on Windows, an empty file', () => {
    const file = join(folder, 'alone', 'a.db');
    mkdirSync(join(folder, 'alone'));
    takeWriteLock(file)();
    const left = process.platform === 'win32' ? ['a.db.lock'] : [];
    expect(readdirSync(join(folder, 'alone'))).toEqual(left);
  });

  it('holds against another process, and is free once that one is killed', async () => {
    const file = join(folder, 'b.db');
    await whileHeld(file, () => expect(() => takeWriteLock(file)).toThrow(inUse));
    takeWriteLock(file)();
  });

  it('holds under every name that links give the database, from the first start on', async () => {
    const [home, elsewhere] = [join(folder, 'home'), join(folder, 'elsewhere')];
    for (const path of [home, elsewhere]) mkdirSync(path);
    const file = join(home, 'c.db');
    const names = [
      join(elsewhere, 'link.db'),
      join(elsewhere, 'link-to-link.db'),
      join(elsewhere, 'h', 'c.db'),
    ];
    const [link = '', linkToLink = '', throughFolder = ''] = names;
    symlinkSync(join('..', 'home', 'c.db'), link);
    symlinkSync(link, linkToLink);
    symlinkSync(home, join(elsewhere, 'h'));
    for (const [held, ...others] of [
      [file, ...names],
      [linkToLink, file, link, throughFolder],
    ]) {
      await whileHeld(held ?? '', () => {
        for (const name of others) expect(() => takeWriteLock(name), name).toThrow(inUse);
      });
    }
    for (const name of names) takeWriteLock(name)();
  });

  it('holds under the other name of a hard link while the database is open', async () => {
    const file = join(folder, 'e.db');
    closeDatabase(openForWriting(file));
    const other = join(folder, 'hard-link.db');
    linkSync(file, other);
    for (const [held, wanted] of [
      [file, other],
      [other, file],
    ] as const) {
      await whileHeld(held, () => expect(() => takeWriteLock(wanted)).toThrow(inUse));
      takeWriteLock(wanted)();
    }
  });

  it('does not call a lock that cannot be taken for another reason in use', () => {
    const code = (wanted: string) => expect.objectContaining({ code: wanted });
    expect(() => takeWriteLock(join(folder, 'nowhere', 'c.db'))).toThrow(code('database-failed'));
    mkdirSync(join(folder, 'd.db.lock'));
    expect(() => takeWriteLock(join(folder, 'd.db'))).toThrow(code('database-failed'));
    writeFileSync(
      join(folder, 'f.db.lock'),
      'not a lock of ours, but text long enough to be read as a header. '.repeat(20),
    );
    expect(() => takeWriteLock(join(folder, 'f.db'))).toThrow(code('database-damaged'));
  });
});
