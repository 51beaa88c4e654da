import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowsNameProblem } from '../../../main/jobs/files/windows-names.ts';
import { packFolders } from '../../../main/jobs/report/pack-folders.ts';

it.each([
  ['North', 'North'],
  ['a/b\\c:d', 'a-b-c-d'],
  ['CON', 'group CON'],
  ['nul.txt', 'group nul.txt'],
  ['..', 'group'],
  ['', 'group'],
  ['=1+1', '1+1'],
  [' . North . ', 'North'],
  ['All', 'All (2)'],
  ['Index.CSV', 'Index.CSV (2)'],
  ['a\u202eb', 'ab'],
  ['شمال', 'شمال'],
  ['x'.repeat(200), 'x'.repeat(80)],
])('the folder of %j is %j', (group, folder) => {
  expect(packFolders([group])).toEqual([folder]);
});

it('groups that are equal after cleaning, or but for capitals, have folders of their own', () => {
  expect(packFolders(['a/b', 'a-b', 'A:B', 'e\u0301', 'é', 'É', 'straße', 'STRASSE'])).toEqual([
    'a-b',
    'a-b (2)',
    'A-B (3)',
    'é',
    'é (2)',
    'É (3)',
    'straße',
    'STRASSE (2)',
  ]);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 220 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', '/', '\\', 'con', '*', '\u0000', '👩‍🍳', '\ud800', 'A', 'a', '~'),
  }),
  fc.constantFrom(
    'all',
    'ALL',
    'con',
    'Aux.',
    'index.csv',
    'lpt1',
    'com¹.x',
    '../..',
    '/etc/passwd',
    'C:\\x',
  ),
);

it('any groups have names that Windows and Linux keep, none of which is taken for another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostile, { maxLength: 30 }), (groups) => {
      const folders = packFolders(groups);
      expect(folders).toHaveLength(groups.length);
      for (const folder of folders) {
        expect(windowsNameProblem(`C:\\${folder}`)).toBeUndefined();
        expect(folder).not.toMatch(/[/\\]|^\.|^$|^[=+\-@]/);
        expect(folder.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(160);
      }
      const names = ['all', 'index.csv', ...folders].flatMap((name) => [
        name.normalize('NFC'),
        name.normalize('NFD'),
      ]);
      const asOne = new Set(names.map((name) => name.normalize('NFKD').toUpperCase()));
      expect(asOne.size).toBe(folders.length + 2);
    }),
  );
});
