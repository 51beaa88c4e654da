import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { removeSample } from '../../main/database/facts/sample.ts';
import { listImports } from '../../main/database/imports/imports.ts';
import { undoableImport, undoImport } from '../../main/database/imports/undo-import.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { changeClosure, listClosures } from '../../main/jobs/closures/closures.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;

async function withStores(work: (database: WritableDatabase) => Promise<void> | void): Promise<void> {
  const database = openForWriting(join(folder, `${count++}.db`));
  try {
    await importNow(database, write('store_id,name,group\n1,One,West\n2,Two,West\n3,Three,\n'));
    await work(database);
  } finally {
    closeDatabase(database);
  }
}

const CHRISTMAS = { from: '2024-12-25', until: '2024-12-25', reason: 'Christmas' };
const every = { kind: 'every-store' } as const;

function changeFailure(database: WritableDatabase, change: Parameters<typeof changeClosure>[1]): string {
  try {
    changeClosure(database, change);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no failure';
}

describe('a closure by hand while the sample is there', () => {
  const sample = (text: string) => write(`store_id,closed_from_local,closed_until_local,reason\n${text}\n`);
  const THEIRS = { from: '2024-10-31', until: '2024-11-01', reason: 'New kitchen' };
  const shown = (database: WritableDatabase) =>
    listClosures(database).map(({ store, reason }) => `${store} ${reason}`);

  it('hides none of the sample’s, and takes none along when that goes, nor when it is undone then', () =>
    withSample((database) => {
      changeClosure(database, { scope: every, after: CHRISTMAS });
      changeClosure(database, { scope: every, after: { ...THEIRS, reason: 'Works' } });
      expect(shown(database)).toEqual(['* Works', '* Strike', '* Christmas', 'only-theirs New kitchen']);
      removeSample(database);
      expect(shown(database)).toEqual(['* Works', '* Christmas']);
      undoImport(database, undoableImport(database) ?? -1);
      expect(shown(database)).toEqual(['* Christmas']);
      undoImport(database, undoableImport(database) ?? -1);
      expect(shown(database)).toEqual([]);
    }));

  it('goes with the sample where it is of a store that nothing else knows, and comes to no other store', () =>
    withSample((database) => {
      changeClosure(database, { scope: { kind: 'stores', ids: ['only-theirs', '1'] }, after: CHRISTMAS });
      changeClosure(database, { scope: { kind: 'stores', ids: ['only-theirs'] }, before: THEIRS });
      expect(shown(database)).toEqual(['* Strike', '1 Christmas', 'only-theirs Christmas']);
      removeSample(database);
      expect(shown(database)).toEqual(['1 Christmas']);
      const later = write('store_id,name,group\n4,Four,\n5,Five,\n');
      return importNow(database, later).then(() => expect(shown(database)).toEqual(['1 Christmas']));
    }));

  function withSample(work: (database: WritableDatabase) => Promise<void> | void): Promise<void> {
    return withStores(async (database) => {
      await importNow(
        database,
        sample('*,2024-11-05,2024-11-05,Strike\nonly-theirs,2024-10-31,2024-11-01,New kitchen'),
        true,
      );
      await work(database);
    });
  }
});

describe('a closure by hand', () => {
  it('of every store, a group, a store: added, changed and removed', () =>
    withStores((database) => {
      changeClosure(database, { scope: every, after: CHRISTMAS });
      const works = { from: '2024-03-01 08:00', until: '2024-03-04 12:30:15', reason: 'Works' };
      changeClosure(database, { scope: { kind: 'group', name: 'West' }, after: works });
      expect(listClosures(database)).toEqual([
        { store: '*', ...CHRISTMAS },
        { store: '1', ...works },
        { store: '2', ...works },
      ]);
      const longer = { ...works, until: '2024-03-05' };
      changeClosure(database, { scope: { kind: 'stores', ids: ['2'] }, before: works, after: longer });
      changeClosure(database, { scope: { kind: 'stores', ids: ['1'] }, before: works });
      changeClosure(database, { scope: every, before: CHRISTMAS, after: { ...CHRISTMAS, reason: ' Xmas ' } });
      expect(listClosures(database)).toEqual([
        { store: '*', ...CHRISTMAS, reason: 'Xmas' },
        { store: '2', ...longer },
      ]);
      const closuresOf = (id: string) =>
        readReportStores(database).find((store) => store.id === id)?.closures;
      expect(closuresOf('1')).toHaveLength(1);
      expect(closuresOf('2')).toContainEqual({
        from: Date.UTC(2024, 2, 1, 8),
        until: Date.UTC(2024, 2, 6),
        reason: 'Works',
      });
    }));

  it('is among the imports, and is undone like them', () =>
    withStores((database) => {
      changeClosure(database, { scope: every, after: CHRISTMAS });
      const [byHand] = listImports(database, 1);
      expect(byHand).toMatchObject({ file: 'Closures changed by hand', kind: 'closures', rows: 1, added: 1 });
      changeClosure(database, { scope: every, before: CHRISTMAS });
      expect(listClosures(database)).toEqual([]);
      for (const expected of [[{ store: '*', ...CHRISTMAS }], []]) {
        undoImport(database, undoableImport(database) ?? -1);
        expect(listClosures(database)).toEqual(expected);
      }
    }));

  it('added twice is there once', () =>
    withStores((database) => {
      changeClosure(database, { scope: every, after: CHRISTMAS });
      changeClosure(database, { scope: every, after: CHRISTMAS });
      expect(listClosures(database)).toEqual([{ store: '*', ...CHRISTMAS }]);
    }));

  it('is refused with its reason, and nothing changes', () =>
    withStores((database) => {
      expect(changeFailure(database, { scope: every, after: { ...CHRISTMAS, until: '2024-12-24' } })).toBe(
        'closure-refused: The end “2024-12-24” is not after the start “2024-12-25”.',
      );
      expect(changeFailure(database, { scope: every, after: { ...CHRISTMAS, from: 'noon' } })).toMatch(
        /^closure-refused: “noon” is not a local date or date and time/,
      );
      expect(changeFailure(database, { scope: every, before: CHRISTMAS })).toBe(
        'closure-unknown: This closure is not there any more.',
      );
      const nowhere = { kind: 'group', name: 'East' } as const;
      expect(changeFailure(database, { scope: nowhere, after: CHRISTMAS })).toBe(
        'store-unknown: There is no store in this group.',
      );
      expect(listClosures(database)).toEqual([]);
    }));
});

it('is undone by the import that it says, whatever was changed before, and by none where nothing was', async () => {
  const days = ['2024-12-24', '2024-12-25', '2024-12-26'];
  const stretch = fc.record({ from: fc.constantFrom(...days), until: fc.constant('2024-12-26') });
  const scope = fc.oneof(
    fc.constant(every),
    fc.constantFrom('1', '2', '3').map((id) => ({ kind: 'stores', ids: [id] }) as const),
    fc.constant({ kind: 'group', name: 'West' } as const),
  );
  const reason = fc.constantFrom('', 'Works');
  const step = fc.record({
    scope,
    before: fc.option(stretch),
    after: fc.option(stretch),
    reason,
    isUndone: fc.boolean(),
  });
  await withStores((database) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        for (const { scope, before, after, reason, isUndone } of steps) {
          const were = listClosures(database);
          const asked = {
            scope,
            before: before ?? undefined,
            after: after === null ? undefined : { ...after, reason },
          };
          let outcome: ReturnType<typeof changeClosure>;
          try {
            outcome = changeClosure(database, asked);
          } catch {
            expect(listClosures(database)).toEqual(were);
            continue;
          }
          expect(outcome.undoneBy !== undefined).toBe(outcome.isChanged);
          if (!outcome.isChanged) expect(listClosures(database)).toEqual(were);
          if (!isUndone || outcome.undoneBy === undefined) continue;
          undoImport(database, outcome.undoneBy);
          expect(listClosures(database)).toEqual(were);
        }
      }),
      { numRuns: 60 },
    );
  });
});
