import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, type Watched, withAutomation } from '../fixtures/automation.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { runs } from '../fixtures/runs.ts';
import { onLinux, onUnix } from '../fixtures/systems.ts';
import { zipOf } from '../fixtures/zip.ts';

const root = temporaryFolder();
const HEADER = 'store_id,timestamp_utc,status\n';
const poll = (store: string, hour = 12) => `${HEADER}${store},2023-01-22 ${hour}:00:00 UTC,active\n`;
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const watching = (move: boolean, work: (watched: Watched) => Promise<void>) =>
  withAutomation(root, (folder) => ({ folders: [{ folder, move }], reports: [] }), work);

/** A look, and another when all that stood then has settled. */
async function lookTwice({ automation, clock }: Watched): Promise<void> {
  await automation.look();
  clock.pass(5_000);
  await automation.look();
}

const told = ({ deeds }: Watched) => deeds.map(({ name, outcome }) => `${name} ${outcome}`);

describe('a watched folder', () => {
  it('is imported from in order of name, once files have not changed for five seconds', () =>
    watching(false, async (watched) => {
      const { automation, clock, folder, service } = watched;
      for (const name of ['b.csv', 'Z.csv', 'a.csv']) writeFileSync(join(folder, name), poll(name));
      await automation.look();
      clock.pass(4_999);
      await automation.look();
      expect(told(watched)).toEqual([]);
      appendFileSync(join(folder, 'a.csv'), 'more,2023-01-22 12:00:00 UTC,inactive\n');
      await automation.look();
      clock.pass(1);
      await automation.look();
      expect(told(watched)).toEqual(['Z.csv done', 'b.csv done']);
      expect(await service.read('lastDeed', folder)).toMatchObject({ name: 'b.csv', together: 2, wrong: 0 });
      clock.pass(5_000);
      await automation.look();
      expect(told(watched)).toEqual(['Z.csv done', 'b.csv done', 'a.csv done']);
      expect((await service.read('deeds', 10)).map(({ line }) => line)).toContain('2 rows, 2 new.');
      await lookTwice(watched);
      expect(told(watched)).toHaveLength(3);
      expect(namesIn(folder)).toEqual(['Z.csv', 'a.csv', 'b.csv']);
    }));

  it('has what is done with moved beside it, the refused with a line of why, and nothing overwritten', () =>
    watching(true, async (watched) => {
      const { folder, service } = watched;
      for (const name of ['imported', 'refused']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 'imported', 'a.csv'), 'of yesterday');
      writeFileSync(join(folder, 'a.csv'), poll('a'));
      writeFileSync(join(folder, 'again.csv'), poll('a'));
      writeFileSync(join(folder, 'bad.csv'), 'nothing');
      writeFileSync(join(folder, 'two.zip'), zipOf({ 'x.csv': poll('x'), 'y.csv': poll('y') }));
      writeFileSync(join(folder, 'z.csv.gz'), gzipSync(poll('z')));
      await lookTwice(watched);
      expect(told(watched)).toEqual([
        'a.csv done',
        'again.csv known',
        'bad.csv refused',
        'two.zip done',
        'z.csv.gz done',
      ]);
      expect(await service.read('lastDeed', folder)).toMatchObject({ together: 5, wrong: 1 });
      expect(namesIn(folder)).toEqual(['imported', 'refused']);
      expect(namesIn(join(folder, 'imported'))).toEqual([
        'a (2).csv',
        'a.csv',
        'again.csv',
        'two.zip',
        'z.csv.gz',
      ]);
      expect(readFileSync(join(folder, 'imported', 'a.csv'), 'utf8')).toBe('of yesterday');
      expect(namesIn(join(folder, 'refused'))).toEqual(['bad.csv', 'bad.csv.why.txt']);
      expect(readFileSync(join(folder, 'refused', 'bad.csv.why.txt'), 'utf8')).toContain(
        'is not the header of a polls',
      );
      expect(await watched.service.read('overview')).toMatchObject({ stores: 4, polls: 4 });
      // The same zip again, of which each file is known.
      writeFileSync(join(folder, 'two again.zip'), zipOf({ 'x.csv': poll('x'), 'y.csv': poll('y') }));
      await lookTwice(watched);
      expect(told(watched).at(-1)).toBe('two again.zip known');
    }));

  it('is imported from whole when somebody asks, also where one file settles before another', () =>
    watching(false, async (watched) => {
      const { automation, clock, folder } = watched;
      writeFileSync(join(folder, 'early.csv'), poll('early'));
      await automation.look();
      clock.pass(4_000);
      writeFileSync(join(folder, 'late.csv'), poll('late'));
      await automation.lookInto({ folder, move: false });
      expect(told(watched)).toEqual(['early.csv done', 'late.csv done']);
      writeFileSync(join(folder, 'later.csv'), poll('later'));
      await automation.once();
      expect(told(watched).at(-1)).toBe('later.csv done');
    }));

  it('does not bring back by itself what was undone or deleted', () =>
    watching(false, async (watched) => {
      const { folder, service } = watched;
      writeFileSync(join(folder, 'a.csv'), poll('a'));
      await lookTwice(watched);
      const [record] = await service.read('listImports', 1);
      await service.undoImport(record?.id ?? 0);
      writeFileSync(join(folder, 'copy.csv'), poll('a'));
      await lookTwice(watched);
      expect(told(watched)).toEqual(['a.csv done', 'copy.csv known']);
      writeFileSync(join(folder, 'b.csv'), poll('b'));
      await lookTwice(watched);
      await service.deleteAll(await service.read('everything'));
      expect(await service.read('deeds', 10)).toEqual([]);
      await lookTwice(watched);
      expect(await service.read('overview')).toMatchObject({ stores: 0 });
    }));

  it('takes a file again that changed, and leaves known what a person imported', () =>
    watching(false, async (watched) => {
      const { folder, service, database } = watched;
      const byHand = `${database}.by-hand.csv`;
      writeFileSync(byHand, poll('hand'));
      await service.importFile({ path: byHand, sample: false });
      writeFileSync(join(folder, 'a.csv'), poll('hand'));
      await lookTwice(watched);
      writeFileSync(join(folder, 'a.csv'), poll('other', 13));
      await lookTwice(watched);
      expect(told(watched)).toEqual(['a.csv known', 'a.csv done']);
    }));

  it('leads from each file to its own rejected rows, as long as its import stands', () =>
    watching(false, async (watched) => {
      const { clock, folder, service } = watched;
      // Imports know the time of the computer alone.
      clock.now = Date.now;
      const bad = (name: string) => `bad row of ${name}\n`;
      writeFileSync(join(folder, 'clean.csv'), poll('clean'));
      writeFileSync(join(folder, 'a.csv'), poll('a') + bad('a.csv'));
      writeFileSync(
        join(folder, 'a.csv.zip'),
        zipOf({ 'x.csv': poll('x'), 'y.csv': poll('y') + bad('zip') }),
      );
      await lookTwice(watched);
      const rowsBehind = async () => {
        const deeds = await service.read('deeds', 10);
        const rows = deeds.map(async ({ name, rejectedIn }) =>
          rejectedIn === undefined
            ? [name]
            : [name, ...(await service.read('rejectedRows', rejectedIn, 10, 0)).map(({ raw }) => raw)],
        );
        return Promise.all(rows);
      };
      const first = [['clean.csv'], ['a.csv.zip', 'bad row of zip'], ['a.csv', 'bad row of a.csv']];
      expect(await rowsBehind()).toEqual(first);
      // Later versions of a file have an import, and rejected rows, of their own.
      writeFileSync(join(folder, 'a.csv'), poll('a', 13));
      await lookTwice(watched);
      writeFileSync(join(folder, 'a.csv'), poll('a', 14) + bad('a.csv, third'));
      await lookTwice(watched);
      const third = ['a.csv', 'bad row of a.csv, third'];
      expect(await rowsBehind()).toEqual([third, ['a.csv'], ...first]);
      const last = await service.read('lastDeed', folder);
      expect(last?.rejectedIn).toBe((await service.read('deeds', 1))[0]?.rejectedIn);
      await service.undoImport(last?.rejectedIn ?? 0);
      expect(await rowsBehind()).toEqual([['a.csv'], ['a.csv'], ...first]);
    }));

  it.runIf(onUnix)('passes over links, folders, pipes, databases and what is still being brought', () =>
    watching(true, async (watched) => {
      const { folder } = watched;
      const elsewhere = join(folder, '..', 'elsewhere.csv');
      writeFileSync(elsewhere, poll('elsewhere'));
      symlinkSync(elsewhere, join(folder, 'link.csv'));
      mkdirSync(join(folder, 'folder.csv'));
      execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
      for (const name of [
        'a.csv.part',
        '.hidden.csv',
        'b.csv.crdownload',
        'Thumbs.db',
        'other.db',
        'other.db-wal',
      ]) {
        writeFileSync(join(folder, name), name === 'other.db' ? 'SQLite format 3\0 and more' : poll(name));
      }
      const before = namesIn(folder);
      await lookTwice(watched);
      expect([told(watched), namesIn(folder)]).toEqual([[], before]);
    }),
  );

  it.runIf(onLinux)('waits for whoever has a file open for writing', () =>
    watching(false, async (watched) => {
      const { automation, clock, folder } = watched;
      const path = join(folder, 'open.csv');
      writeFileSync(path, poll('open'));
      const reading = openSync(path, 'r');
      const writing = openSync(path, 'a');
      await lookTwice(watched);
      expect(told(watched)).toEqual([]);
      closeSync(writing);
      clock.pass(60_000);
      await automation.look();
      expect(told(watched)).toEqual(['open.csv done']);
      closeSync(reading);
    }),
  );

  it('says once that it cannot be read, and goes on when it can', () =>
    watching(false, async (watched) => {
      const { automation, folder } = watched;
      renameSync(folder, `${folder} away`);
      await automation.look();
      await automation.look();
      expect(watched.deeds.map(({ kind, outcome, line }) => [kind, outcome, line])).toEqual([
        [
          'folder',
          'failed',
          'The folder cannot be read: there is no such folder. It is tried again every minute.',
        ],
      ]);
      renameSync(`${folder} away`, folder);
      writeFileSync(join(folder, 'a.csv'), poll('a'));
      await lookTwice(watched);
      expect(told(watched).at(-1)).toBe('a.csv done');
    }));
});

type Change =
  | { readonly kind: 'write'; readonly name: number; readonly content: number; readonly share: number }
  | { readonly kind: 'append'; readonly name: number }
  | { readonly kind: 'exchange'; readonly name: number; readonly content: number }
  | { readonly kind: 'remove'; readonly name: number }
  | { readonly kind: 'hold'; readonly name: number }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'clock'; readonly by: number };

const name = fc.integer({ min: 0, max: 5 });
const content = fc.integer({ min: 0, max: 9 });
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      name,
      content,
      share: fc.constantFrom(0, 0.3, 0.7, 1, 1, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('append' as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('exchange' as const), name, content }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('let-go' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -9e10, max: 9e10 }) }),
  },
);

/** Eight that can be imported, and two that are refused. */
const CONTENTS = Array.from({ length: 10 }, (_, index) =>
  index < 8
    ? `${HEADER}${Array.from({ length: index + 1 }, (_, row) => `s${index},2023-01-22 ${10 + row}:00:00 UTC,active\n`).join('')}`
    : `no header ${'x'.repeat(index)}`,
);

/** What stood where, since when by the test's clock; what stood for five seconds may be imported. */
function createModel(folder: string) {
  const stood = new Map<string, { readonly content: string; readonly since: number }>();
  const mayBe = new Set<string>();
  return {
    mayBe,
    look(at: number) {
      for (const file of namesIn(folder)) {
        if (!file.endsWith('.csv')) continue;
        const now = readFileSync(join(folder, file), 'utf8');
        const before = stood.get(file);
        if (before?.content !== now) stood.set(file, { content: now, since: at });
        else if (at - before.since >= 5_000) mayBe.add(sha256(now));
      }
    },
  };
}

it('imports each content once or refuses it with a line, whatever is done to the files (SPEC §18)', {
  timeout: runs(120_000, 3_600_000),
}, async () => {
  const steps = fc.array(
    fc.record({
      changes: fc.array(change, { maxLength: 4 }),
      ms: fc.constantFrom(0, 1_000, 2_500, 5_000, 60_000),
    }),
    { maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(fc.boolean(), steps, (move, all) =>
      watching(move, async (watched) => {
        const { automation, clock, folder, service, deeds } = watched;
        const held: number[] = [];
        const model = createModel(folder);
        const at = (number: number) => join(folder, `${number}.csv`);
        const letGo = () => {
          for (const file of held.splice(0)) closeSync(file);
        };
        const apply = (one: Change) => {
          switch (one.kind) {
            case 'write': {
              const text = CONTENTS[one.content] ?? '';
              return writeFileSync(at(one.name), text.slice(0, text.length * one.share));
            }
            case 'append':
              return existsSync(at(one.name)) && appendFileSync(at(one.name), '\n');
            case 'exchange':
              writeFileSync(`${at(one.name)}.part`, CONTENTS[one.content] ?? '');
              return renameSync(`${at(one.name)}.part`, at(one.name));
            case 'remove':
              return rmSync(at(one.name), { force: true });
            case 'hold':
              return existsSync(at(one.name)) && held.push(openSync(at(one.name), 'a'));
            case 'let-go':
              return letGo();
            case 'clock':
              return clock.set(clock.now() + one.by);
          }
        };
        for (const { changes, ms } of all) {
          changes.forEach(apply);
          clock.pass(ms);
          model.look(clock.passed());
          await automation.look();
        }
        letGo();
        const left = namesIn(folder).filter((file) => file.endsWith('.csv'));
        const contents = left.map((file) => readFileSync(join(folder, file), 'utf8'));
        for (const ms of [0, 5_000, 60_000]) {
          clock.pass(ms);
          model.look(clock.passed());
          await automation.look();
        }
        const imports = await service.read('listImports', 1000);
        const sums = imports.map(({ sha256: sum }) => sum ?? '');
        // Once, and nothing that was not whole for long enough.
        expect(new Set(sums).size).toBe(sums.length);
        for (const sum of sums) expect(model.mayBe).toContain(sum);
        for (const [index, text] of contents.entries()) {
          const lines = deeds.filter(({ name: file }) => file === left[index]);
          if (sums.includes(sha256(text))) continue;
          expect(lines.at(-1)).toMatchObject({ outcome: 'refused', line: expect.stringMatching(/\S/) });
        }
        if (move) {
          expect(namesIn(folder).filter((file) => file.endsWith('.csv'))).toEqual([]);
          const away = namesIn(join(folder, 'imported'));
          for (const file of away)
            expect(sums).toContain(sha256(readFileSync(join(folder, 'imported', file))));
        } else {
          expect(namesIn(folder).filter((file) => file.endsWith('.csv'))).toEqual(left);
        }
      }),
    ),
    { numRuns: runs(12, 600) },
  );
});
