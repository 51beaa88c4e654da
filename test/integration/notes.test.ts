import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { readOutageNotes } from '../../main/database/reports/outage-notes.ts';
import { backUp, restore } from '../../main/jobs/backup/commands.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { toFailure } from '../../main/jobs/threads/error.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
const newPath = () => join(folder, `${count++}.db`);

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
/** Polls on the hour from START on, of a store that is open around the clock; `d` is down. */
function pollsFile(store: string, states: string): string {
  const rows = [...states].map((state, hour) => {
    const at = new Date(START + hour * HOUR).toISOString();
    return `${store},${at},${state === 'd' ? 'inactive' : 'active'}`;
  });
  return write(['store_id,timestamp_utc,status', ...rows, ''].join('\n'));
}
const importing = (service: Service, path: string) => service.importFile({ path, sample: false });
async function report(service: Service): Promise<string> {
  const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000 });
  return (await service.reportEnded(id)).id;
}
const at = (hours: number) => START + hours * HOUR;
const POWER = { reason: 'power-cut', text: 'The street was dark.' } as const;
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

async function withService(file: string, work: (service: Service) => Promise<void>): Promise<void> {
  const service = openService(file);
  try {
    await work(service);
  } finally {
    await service.close();
  }
}

describe('a note on an outage', () => {
  it('is shown by later reports, after a restart, an undo and another import of the same', async () => {
    const file = newPath();
    const polls = pollsFile('007', 'uuddduuduu');
    const another = pollsFile('8', 'ududu');
    await withService(file, async (service) => {
      await importing(service, another);
      const { id } = await importing(service, polls);
      const [store, from, until] = ['007', at(1.5), at(4.5)];
      await service.changeNote({ store, after: { from, until, ...POWER } });
      const expected = [{ store, from, until, ...POWER, outages: [0] }];
      expect(await service.read('notesOfReport', await report(service))).toMatchObject(expected);
      await service.undoImport(id);
      expect(await service.read('notesOfReport', await report(service))).toEqual([]);
      expect(await service.read('notesOfStore', { store, outages: [] })).toMatchObject([{ outages: [] }]);
      await importing(service, pollsFile('007', 'uuddduuduuuuddddd'));
    });
    await withService(file, async (service) => {
      const id = await report(service);
      const { details } = await service.read('reportTable', id);
      expect(details?.outages.count).toBe(5);
      const [note] = await service.read('notesOfReport', id);
      const [place = -1] = note?.outages ?? [];
      expect(details?.outages.started[place]).toBe(at(1.5));
      expect(note).toMatchObject({ store: '007', ...POWER });
    });
  });

  it('is changed in its place, moved with its outage, and removed', () =>
    withService(newPath(), async (service) => {
      const store = 'ä"1';
      const before = { from: at(1), until: at(2) };
      await service.changeNote({ store, after: { ...before, ...POWER } });
      await service.changeNote({
        store,
        before,
        after: { from: at(1) + 0.5, until: at(3) - 0.5, reason: 'staff', text: '  Late.  ' },
      });
      const notes = () => service.read('notesOfStore', { store, outages: [before] });
      expect(await notes()).toMatchObject([
        { from: at(1), until: at(3), reason: 'staff', text: 'Late.', outages: [0] },
      ]);
      expect(await failureOf(service.changeNote({ store, before, after: { ...before, ...POWER } }))).toBe(
        'This note is not there any more.',
      );
      await service.changeNote({ store, before: { from: at(1), until: at(3) } });
      expect(await notes()).toEqual([]);
    }));

  it('is refused where it says nothing or too much, and nothing changes', () =>
    withService(newPath(), async (service) => {
      const after = { from: at(1), until: at(2), reason: 'other', text: ' ' } as const;
      expect(await failureOf(service.changeNote({ store: '1', after }))).toBe(
        'Choose a reason, or say in words what happened.',
      );
      const long = { ...after, text: 'x'.repeat(2001) };
      expect(await failureOf(service.changeNote({ store: '1', after: long }))).toBe(
        'A note holds at most 2000 characters; this one has 2001.',
      );
      expect(await service.read('notesOfStore', { store: '1', outages: [] })).toEqual([]);
    }));
});

describe('notes', () => {
  const sound = newPath();
  const notesOf = (file: string) => {
    const database = openForWriting(file);
    try {
      return readOutageNotes(database);
    } finally {
      closeDatabase(database);
    }
  };
  beforeAll(() =>
    withService(sound, async (service) => {
      for (let hour = 0; hour < 40; hour++) {
        const text = `${'Nothing worked. '.repeat(hour)}${hour}`;
        const after = { from: at(hour), until: at(hour + 1), reason: 'other', text } as const;
        await service.changeNote({ store: `store ${hour % 7}`, after });
      }
    }),
  );

  it('come back with a backup', async () => {
    const saved = newPath();
    const path = newPath();
    await backUp(sound, saved, {});
    await restore(saved, path, {});
    expect(notesOf(path)).toHaveLength(40);
    expect(notesOf(path)).toEqual(notesOf(sound));
  });

  it('are the same or said to be damaged, whichever byte of the database is changed', () => {
    const expected = JSON.stringify(notesOf(sound));
    const bytes = readFileSync(sound);
    const hurt = newPath();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const copy = Buffer.from(bytes);
        copy[place] = (copy[place] ?? 0) ^ by;
        writeFileSync(hurt, copy);
        let answer: string;
        try {
          answer = JSON.stringify(notesOf(hurt));
        } catch (error) {
          answer = /damaged/.test(toFailure(error).message) ? 'damaged' : toFailure(error).message;
        }
        expect([expected, 'damaged']).toContain(answer);
      }),
      { numRuns: runs(100, 400) },
    );
  });

  it.each([
    ['one is lost', 'DELETE FROM outage_note WHERE from_at = (SELECT min(from_at) FROM outage_note)'],
    ['one is another store’s', "UPDATE outage_note SET store = 'store 9' WHERE store = 'store 3'"],
    ['one speaks of another time', 'UPDATE outage_note SET until_at = until_at + 1'],
    ['the change of one is of another time', 'UPDATE outage_note SET changed_at = changed_at + 4294967296'],
    ['one says something else', "UPDATE outage_note SET reason = 'planned'"],
  ])('are said to be damaged where %s', (_what, sql) => {
    const hurt = newPath();
    writeFileSync(hurt, readFileSync(sound));
    const database = openForWriting(hurt);
    database.exec(sql);
    expect(() => readOutageNotes(database)).toThrow(/damaged/);
    closeDatabase(database);
  });
});
