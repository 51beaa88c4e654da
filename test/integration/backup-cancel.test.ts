import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp, prepareRestore } from '../../main/database/care/backup.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { dump, dumpFile, importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const file = join(folder, 'store.db');
const OLD = 'an older backup';
let held: string;

beforeAll(async () => {
  const polls = join(folder, 'polls.csv');
  writeBigPolls(polls, 500 * 1200);
  const database = openForWriting(file);
  await importNow(database, polls);
  held = dump(database);
  closeDatabase(database);
});

/** Stops work at the so-manieth moment at which it can be stopped; answers whether it came to that. */
async function stoppedAt(moment: number, work: (onStep: () => void) => Promise<unknown>): Promise<boolean> {
  let left = moment;
  try {
    await work(() => {
      if (left-- === 0) throw new Error('stopped');
    });
    return false;
  } catch (error) {
    expect(String(error)).toMatch(/stopped|cannot be/);
    return true;
  }
}

/** Does work that is stopped at its first moment, at its second and so on, until it is done. */
async function stopEverywhere(
  name: string,
  begin: (place: string, onStep: () => void) => Promise<unknown>,
  check: (place: string, stopped: boolean) => void,
): Promise<number> {
  for (let moment = 0; ; moment++) {
    const place = join(folder, `${name}-${moment}`);
    mkdirSync(place);
    const stopped = await stoppedAt(moment, (onStep) => begin(place, onStep));
    check(place, stopped);
    if (!stopped) return moment;
  }
}

describe('wherever it is stopped,', () => {
  it('a backup leaves no file', async () => {
    const moments = await stopEverywhere(
      'fresh',
      (place, onStep) => backUp(file, join(place, 'saved.db'), { part: join(place, 'part'), onStep }),
      (place, stopped) => {
        expect(readdirSync(place)).toEqual(stopped ? [] : ['saved.db']);
        if (!stopped) expect(dumpFile(join(place, 'saved.db'))).toBe(held);
      },
    );
    // While it is copied, before the check of all pages, and for each week.
    expect(moments).toBeGreaterThan(3);
  });

  it('a backup over an older one leaves that one', async () => {
    await stopEverywhere(
      'over',
      (place, onStep) => {
        writeFileSync(join(place, 'saved.db'), OLD);
        return backUp(file, join(place, 'saved.db'), { part: join(place, 'part'), onStep, replace: true });
      },
      (place, stopped) => {
        expect(readdirSync(place)).toEqual(['saved.db']);
        if (stopped) expect(readFileSync(join(place, 'saved.db'), 'utf8')).toBe(OLD);
        else expect(dumpFile(join(place, 'saved.db'))).toBe(held);
      },
    );
  });

  it('what is prepared to be restored is gone, and nothing was replaced', async () => {
    await stopEverywhere(
      'restore',
      (place, onStep) => {
        writeFileSync(join(place, 'present.db'), OLD);
        return prepareRestore(file, join(place, 'present.db'), { part: join(place, 'part'), onStep });
      },
      (place, stopped) => {
        expect(readFileSync(join(place, 'present.db'), 'utf8')).toBe(OLD);
        expect(readdirSync(place)).toEqual(stopped ? ['present.db'] : ['part', 'present.db']);
      },
    );
  });
});
