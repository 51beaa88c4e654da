import { describe, expect, test } from 'vitest';
import {
  AS_MADE,
  revealed,
  shownColumns,
  widthsOf,
  withShown,
  withWidth,
} from '../../../../renderer/grid/column-layout.ts';
import { type GridColumn, nextSort } from '../../../../renderer/grid/grid-column.ts';
import { cellAfter, HEADING } from '../../../../renderer/grid/grid-focus.ts';

const name: GridColumn = { key: 'name', label: 'Name', name: 'Name', align: 'start', width: 100, share: 1 };
const count: GridColumn = { ...name, key: 'count', sortsFirst: 'descending' };

describe('the layout of columns', () => {
  test('gives a column the width it was given, within bounds, and the others a share', () => {
    const layout = withWidth(withWidth(AS_MADE, 'name', 5), 'count', 250.4);
    expect(widthsOf([name, count], layout)).toMatchObject({
      '--grid-columns': '40px 250px',
      '--grid-width': '290px',
    });
    expect(widthsOf([name], AS_MADE)).toMatchObject({ '--grid-columns': 'minmax(100px, 1fr)' });
    expect(widthsOf([{ ...name, whole: 260 }], AS_MADE)).toMatchObject({
      '--grid-columns': 'minmax(100px, 260px)',
    });
  });

  test('hides columns, but never the one that names the row', () => {
    expect(
      shownColumns(
        [name, count],
        withShown(AS_MADE, [name, count], () => false),
      ),
    ).toEqual([name]);
  });

  test('shows extra columns only once they are asked for, and knows of those that are not there', () => {
    const extra = { ...count, key: 'extra', isExtra: true };
    expect(shownColumns([name, count, extra], AS_MADE)).toEqual([name, count]);
    const before = { ...AS_MADE, hidden: ['gone'], shown: ['lost'] };
    const layout = withShown(before, [count, extra], (key) => key === 'extra');
    expect(layout).toMatchObject({ hidden: ['gone', 'count'], shown: ['lost', 'extra'] });
    expect(shownColumns([name, count, extra], layout)).toEqual([name, extra]);
    expect(shownColumns([name, count, extra], revealed(layout, 'count'))).toEqual([name, count, extra]);
  });
});

test('a first press sorts the way the column sorts first, the next ones turn it', () => {
  const first = nextSort({ column: 'name', direction: 'ascending' }, count);
  expect(first).toEqual({ column: 'count', direction: 'descending' });
  expect(nextSort(first, count)).toEqual({ column: 'count', direction: 'ascending' });
  expect(nextSort(first, name)).toBe(first);
});

describe('keys in a grid of 100 rows', () => {
  const size = { rows: 100, columns: 5, rowsPerPage: 10 };
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });
  test.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', true, { row: HEADING, column: 2 }],
    ['PageDown', false, { row: 60, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ])('%s (with Ctrl: %s) lead on', (key, ctrl, cell) => {
    expect(cellAfter({ row: 50, column: 2 }, press(key, ctrl), size)).toEqual(cell);
  });

  test('none leads out of it', () => {
    expect(cellAfter({ row: 99, column: 4 }, press('ArrowDown'), size)).toEqual({ row: 99, column: 4 });
    expect(cellAfter({ row: HEADING, column: 0 }, press('ArrowLeft'), size)).toEqual({
      row: HEADING,
      column: 0,
    });
    expect(cellAfter({ row: 5, column: 0 }, press('x'), size)).toBeUndefined();
  });
});
