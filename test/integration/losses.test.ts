import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLosses } from '../../main/database/core/losses.ts';
import { undoableImport, undoImport } from '../../main/database/imports/undo-import.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { salvage } from '../../main/database/salvage/salvage.ts';
import { bits } from '../campaign/bits.ts';
import { folder, start } from '../fixtures/cli.ts';
import { importNow } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';

const AT = '2023-01-25 12:00:00';
const FILES = {
  'polls.csv': `store_id,timestamp_utc,status\na,${AT},active\nb,${AT},active\nc,${AT},inactive\n`,
  'hours.csv':
    'store_id,day,start_time_local,end_time_local\na,2,03:00,15:00\nb,2,04:30,16:00\nc,2,05:00,17:00\n',
};

/** A database of three stores of which the row that holds a text, if one is given, is damaged by one bit, in a folder of its own. */
async function hurtAt(text?: string): Promise<string> {
  const cwd = mkdtempSync(join(folder, 'losses-'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(cwd, name), content);
  const database = openForWriting(join(cwd, 'hurt.db'));
  for (const name of Object.keys(FILES)) await importNow(database, join(cwd, name));
  closeDatabase(database);
  if (text === undefined) return cwd;
  const bytes = readFileSync(join(cwd, 'hurt.db'));
  const at = bytes.indexOf(text);
  bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 4;
  writeFileSync(join(cwd, 'hurt.db'), bytes);
  return cwd;
}

const HOURS_OF_B = '[[2,16200000,57600000]]';

describe('what was lost where a database was damaged', () => {
  it('is told by kind and store, and by every report until its file is imported again', async () => {
    const cwd = await hurtAt(HOURS_OF_B);
    const command = (...args: string[]) => start(args, cwd).outcome;
    const refused = await command('report', '--database', 'hurt.db', '--out', '-');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    const saved = await command('salvage', '--from', 'hurt.db', '--to', 'saved.db');
    expect(saved.code).toBe(3);
    expect(saved.stderr).toMatch(/^Lost to damage: the business hours of 1 store \(b\)$/m);
    const SAID = /Lost to damage, so not in these numbers: the business hours of 1 store \(b\)/;
    for (let i = 0; i < 2; i++) {
      const { code, stderr } = await command('report', '--database', 'saved.db', '--out', '-');
      expect(code).toBe(0);
      expect(stderr).toMatch(SAID);
    }
    const again = await command('report', 'hours.csv', '--database', 'saved.db', '--out', '-');
    expect(again.code).toBe(0);
    expect(again.stderr).not.toMatch(/Lost/);
  });

  it('is marked again where the import is undone that brought it back, and where it is salvaged once more', async () => {
    const cwd = await hurtAt(HOURS_OF_B);
    const [hurt, saved, twice] = ['hurt.db', 'saved.db', 'twice.db'].map((name) => join(cwd, name));
    if (hurt === undefined || saved === undefined || twice === undefined) throw new Error('There are three.');
    const LOST = [{ kind: 'business hours', count: 1, stores: ['b'], others: false }];
    expect(salvage(hurt, saved, () => undefined).losses).toEqual(LOST);
    const database = openForWriting(saved);
    await importNow(database, join(cwd, 'hours.csv'));
    expect(readLosses(database)).toEqual([]);
    undoImport(database, undoableImport(database) ?? 0);
    expect(readLosses(database)).toEqual(LOST);
    closeDatabase(database);
    expect(salvage(saved, twice, () => undefined).losses).toEqual(LOST);
  });

  it('counts as lost until polls of that time come again, not the next ones', async () => {
    const cwd = await hurtAt();
    const database = openForWriting(join(cwd, 'hurt.db'));
    const polls = database.prepare('UPDATE poll_block SET polls = ? WHERE store = 1');
    polls.run(Buffer.alloc(4));
    closeDatabase(database);
    const saved = join(cwd, 'saved.db');
    const outcome = salvage(join(cwd, 'hurt.db'), saved, () => undefined);
    expect(outcome.losses).toMatchObject([{ kind: 'polls', stores: ['a'] }]);
    const after = openForWriting(saved);
    const later = join(cwd, 'later.csv');
    writeFileSync(later, 'store_id,timestamp_utc,status\na,2023-01-25 13:00:00,active\n');
    await importNow(after, later);
    expect(readLosses(after)).toHaveLength(1);
    await importNow(after, join(cwd, 'polls.csv'));
    expect(readLosses(after)).toEqual([]);
    closeDatabase(after);
  });
});

it('after damages of one bit, a report is refused, the same, or says what was lost', async () => {
  const own = mkdtempSync(join(folder, 'bits-'));
  const { violations } = await bits({ count: runs(40, 1000), seed: 11, folder: own, say: () => undefined });
  expect(violations).toEqual([]);
}, 300_000);
