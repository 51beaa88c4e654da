import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittedTo } from '../../../../renderer/grid/column-layout.ts';
import type { GridColumn } from '../../../../renderer/grid/grid-column.ts';

const column = (key: string, width: number, whole?: number): GridColumn => ({
  ...{ key, label: key, name: key, align: 'start', width, share: 1 },
  ...(whole === undefined ? {} : { whole }),
});

const COLUMNS = [
  column('name', 100, 300),
  column('a', 100),
  column('b', 50),
  column('c', 80),
  column('d', 10),
];
const NEED = { first: ['name', 'b'], next: ['c', 'a'] };
const shownIn = (room: number) =>
  fittedTo(COLUMNS, NEED, room).flatMap(({ key, isExtra }) => (isExtra === true ? [] : [key]));

test('what is needed first rather cuts names short than is missed; the rest has the room that names leave', () => {
  expect(shownIn(150)).toEqual(['name', 'b']);
  expect(shownIn(329)).toEqual(['name', 'b']);
  expect(shownIn(330)).toEqual(['name', 'b', 'c']);
  expect(shownIn(430)).toEqual(['name', 'a', 'b', 'c']);
  // What nobody needs is in the menu, however much room there is; the first names its row, and stays.
  expect(shownIn(9_999)).toEqual(['name', 'a', 'b', 'c']);
  expect(shownIn(10)).toEqual(['name']);
});

test('more room never shows less, and what is shown fits', () => {
  fc.assert(
    fc.property(fc.nat(800), fc.nat(200), (room, more) => {
      const [less, wider] = [shownIn(room), shownIn(room + more)];
      expect(wider).toEqual(expect.arrayContaining(less));
      const width = COLUMNS.filter(({ key }) => less.includes(key)).reduce((sum, one) => sum + one.width, 0);
      if (room >= 100) expect(width).toBeLessThanOrEqual(room);
    }),
  );
});

test('what the person asked for is there whatever the room, and takes none from the others', () => {
  const shown = (columns: readonly GridColumn[], asked: readonly string[]) =>
    fittedTo(columns, { ...NEED, asked }, 330).flatMap(({ key, isExtra }) => (isExtra === true ? [] : [key]));
  expect(shown(COLUMNS, ['d'])).toEqual(['name', 'b', 'c', 'd']);
  const wide = COLUMNS.map((one) => (one.key === 'b' ? { ...one, width: one.width + 96, asked: 96 } : one));
  expect(shown(wide, [])).toEqual(['name', 'b', 'c']);
});
