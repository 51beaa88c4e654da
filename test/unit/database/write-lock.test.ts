import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { takeWriteLock } from '../../../main/database/write-lock.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();
const holder = fileURLToPath(new URL('../../fixtures/hold-lock.ts', import.meta.url));
const inUse = expect.objectContaining({
  code: 'database-in-use',
  message: expect.stringContaining('in use by another'),
});

describe('takeWriteLock', () => {
  it('refuses a second holder until the first lets go', () => {
    const file = join(folder, 'a.db');
    const release = takeWriteLock(file);
    expect(() => takeWriteLock(file)).toThrow(inUse);
    release();
    takeWriteLock(file)();
  });

  it('holds against another process, and is free once that one is killed', async () => {
    const file = join(folder, 'b.db');
    const child = spawn(process.execPath, [holder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      expect(() => takeWriteLock(file)).toThrow(inUse);
    } finally {
      child.kill('SIGKILL');
    }
    await exited;
    takeWriteLock(file)();
  });

  it('does not call a lock that cannot be taken for another reason in use', () => {
    const code = (wanted: string) => expect.objectContaining({ code: wanted });
    expect(() => takeWriteLock(join(folder, 'nowhere', 'c.db'))).toThrow(code('database-failed'));
    mkdirSync(join(folder, 'd.db.lock'));
    expect(() => takeWriteLock(join(folder, 'd.db'))).toThrow(code('database-failed'));
    writeFileSync(
      join(folder, 'e.db.lock'),
      'not a lock of ours, but text long enough to be read as a header. '.repeat(20),
    );
    expect(() => takeWriteLock(join(folder, 'e.db'))).toThrow(code('database-damaged'));
  });
});
