import { expect, test } from 'vitest';
import { SIDES } from '../../../../main/report/sheets/comparison.ts';
import type { Compared } from '../../../../preload/contract.ts';
import { rowsText } from '../../../../renderer/grid/rows-text.ts';
import { comparisonCells } from '../../../../renderer/history/compare/comparison-cells.ts';
import { comparisonColumns, distance } from '../../../../renderer/history/compare/comparison-columns.ts';
import {
  BIGGEST_FIRST,
  comparisonRows,
  MOST_DOWN_FIRST,
} from '../../../../renderer/history/compare/comparison-rows.ts';

const HOUR = 3_600_000;
const hours = (...values: readonly number[]) => Float64Array.from(values, (value) => value * HOUR);

/** Four stores: one worse by 2 hours, one better by 3, one the same, one new and down for an hour. */
const compared: Compared = {
  names: ['1', '2', '3', '4'],
  presences: ['both', 'both', 'both', 'new'],
  columns: [
    {
      method: 'interpolated',
      measure: 'down',
      window: 'week',
      before: hours(1, 5, 4, Number.NaN),
      after: hours(3, 2, 4, 1),
    },
    {
      method: 'interpolated',
      measure: 'up',
      window: 'week',
      before: hours(9, 5, 6, Number.NaN),
      after: hours(9, 5, 6, 2),
    },
    {
      method: 'interpolated',
      measure: 'uptime',
      window: 'week',
      before: Float64Array.of(90, 50, 60, Number.NaN),
      after: Float64Array.of(75, 71.43, 60, 66.67),
    },
    {
      method: 'interpolated',
      measure: 'same-hours',
      window: 'week',
      before: Float64Array.of(90, 50, 60, Number.NaN),
      after: Float64Array.of(80, 52, 60, Number.NaN),
    },
    {
      method: 'interpolated',
      measure: 'observed',
      window: 'week',
      before: Float64Array.of(90, 80, 80, Number.NaN),
      after: Float64Array.of(90, 80, 80, 60),
    },
  ],
  clarities: [{ window: 'week', of: ['worse', 'unclear', 'unclear', 'unobserved'] }],
  differences: [undefined, 'closures', undefined, undefined],
};
/** The same where less than half of the first store was observed in the later week. */
const hardlyObserved: Compared = {
  ...compared,
  columns: compared.columns.map((column) =>
    column.measure === 'observed' ? { ...column, after: Float64Array.of(7, 80, 80, 60) } : column,
  ),
  clarities: [{ window: 'week', of: ['unobserved', 'better', 'unclear', 'unobserved'] }],
};
const named = {
  stores: ['1', '2', '3', '4'],
  details: {
    names: ['Zoo', undefined, 'Airport', undefined],
    groups: ['North', undefined, undefined, undefined],
  },
};
const by = { method: 'interpolated', window: 'week' } as const;
const columns = comparisonColumns(compared, named, 'Store', by);
const view = {
  ...by,
  columns,
  sort: BIGGEST_FIRST,
  search: '',
  changedOnly: false,
} as const;
const ids = (change: Partial<Parameters<typeof comparisonRows>[2]>) =>
  [...comparisonRows(compared, named, { ...view, ...change })].map((place) => named.stores[place]);

test('the biggest change over the hours that both observed comes first, whichever way it went', () => {
  expect(ids({})).toEqual(['1', '2', '3', '4']);
});

test('by downtime what is new counts whole, and what has no change to tell comes last', () => {
  expect(ids({ sort: MOST_DOWN_FIRST })).toEqual(['2', '1', '4', '3']);
  expect(ids({ sort: { column: 'down-change', direction: 'ascending' } })).toEqual(['3', '4', '1', '2']);
  const places = comparisonRows(hardlyObserved, named, { ...view, sort: MOST_DOWN_FIRST });
  expect([...places]).toEqual([1, 3, 2, 0]);
});

test('rows are found by name, group and id, and can be those alone that changed', () => {
  expect(ids({ search: 'zoo' })).toEqual(['1']);
  expect(ids({ search: 'north' })).toEqual(['1']);
  expect(ids({ search: '4' })).toEqual(['4']);
  expect(ids({ changedOnly: true })).toEqual(['1', '2', '4']);
});

test('a store that was open or watched for longer has not changed: only what it did counts', () => {
  const longer = compared.columns.map((column) =>
    column.measure === 'down' ? column : { ...column, after: column.after.map((value) => value + HOUR) },
  );
  const changed = (columns: Compared['columns']) => [
    ...comparisonRows({ ...compared, columns }, named, { ...view, changedOnly: true }).sort(),
  ];
  expect(changed(longer)).toEqual(changed(compared.columns));
  const still = longer.map((column) =>
    column.measure === 'down' ? { ...column, after: column.before } : column,
  );
  // It is new.
  expect(changed(still)).toEqual([3]);
});

test('rows sort by name, by group, and by the numbers of either side, what has none last', () => {
  expect(ids({ sort: { column: 'store', direction: 'ascending' } })).toEqual(['2', '4', '3', '1']);
  expect(ids({ sort: { column: 'group', direction: 'descending' } })[0]).toBe('1');
  expect(ids({ sort: { column: 'down-before', direction: 'descending' } })).toEqual(['2', '3', '1', '4']);
  expect(ids({ sort: { column: 'uptime-after', direction: 'ascending' } })).toEqual(['3', '4', '2', '1']);
});

const cellsOf = (of: Compared) => {
  const cells = comparisonCells(of, named, by);
  return (key: string, place: number) => {
    const column = comparisonColumns(of, named, 'Store', by).find((one) => one.key === key);
    return column === undefined ? undefined : cells(column, place);
  };
};

test('a change is told with its sign, in the unit of its window, and as worse or better where that is sure', () => {
  const cell = cellsOf(compared);
  expect(cell('down-change', 0)).toMatchObject({ text: '+2', look: 'is-worse' });
  expect(cell('down-change', 1)).toMatchObject({
    text: '−3',
    look: 'is-unclear',
    title: 'No clear change: what was not observed could turn it',
  });
  expect(cell('down-change', 3)).toMatchObject({ text: '–' });
  expect(cell('uptime-change', 0)).toMatchObject({ text: '−15.00', look: 'is-worse' });
  expect(cell('same-hours-change', 0)).toMatchObject({ text: '−10.00', look: '' });
  expect(cell('presence', 3)).toMatchObject({ text: 'New' });
  expect(cell('differs', 1)).toMatchObject({ text: 'Closures' });
  expect(cell('store', 1)).toMatchObject({ text: '2' });
  const down = columns.find((column) => column.kind === 'number' && column.measure === 'down');
  expect(down?.kind === 'number' && distance(compared, by, down)(3)).toBe(HOUR);
});

test('where less than half was observed there is no change, but the shares', () => {
  const cell = cellsOf(hardlyObserved);
  expect(cell('down-change', 0)).toEqual({
    text: '–',
    look: 'is-nothing',
    title: 'Less than half was observed in one of them: 90% before, 7% after',
  });
  expect(cell('observed-after', 0)).toMatchObject({ text: '7.00' });
  expect(cell('down-after', 0)).toMatchObject({ text: '3' });
  expect(cell('down-change', 1)).toMatchObject({ text: '−3', look: 'is-better' });
});

test('where nobody watched a side, no time of it is known to be up: it is not shown as none, nor copied, and stands last', () => {
  const unwatched: Compared = {
    ...compared,
    columns: [
      ...compared.columns.map((column) => {
        const none = column.measure === 'down' || column.measure === 'up' || column.measure === 'observed';
        return none ? { ...column, before: Float64Array.of(0, ...column.before.slice(1)) } : column;
      }),
      {
        method: 'interpolated',
        measure: 'unknown',
        window: 'week',
        before: hours(10, 0, 0, Number.NaN),
        after: hours(0, 0, 0, 2),
      },
    ],
    clarities: [{ window: 'week', of: ['unobserved', 'unclear', 'unclear', 'unobserved'] }],
  };
  const cell = cellsOf(unwatched);
  for (const key of ['down-before', 'up-before']) {
    expect(cell(key, 0)).toEqual({
      text: 'not watched',
      look: 'is-nothing',
      title: 'Nobody watched any of it: it may have been up or down',
    });
  }
  expect(cell('down-after', 0)).toMatchObject({ text: '3' });
  // Closed all the time is not down, and a store that is new was not there.
  expect(cell('down-before', 3)).toMatchObject({ text: '–' });
  const ofUnwatched = comparisonColumns(unwatched, named, 'Store', by);
  const sort = { column: 'down-before', direction: 'ascending' } as const;
  expect([...comparisonRows(unwatched, named, { ...view, columns: ofUnwatched, sort })]).toEqual([
    2, 1, 0, 3,
  ]);
  const shown = ofUnwatched.filter(({ key }) => ['store', 'down-before'].includes(key));
  const cells = comparisonCells(unwatched, named, by);
  expect(rowsText(shown, cells, Uint32Array.of(0)).trimEnd().split('\t').at(-1)).toBe('1');
});

test('what leads is seen whole at 1024 × 700, whatever the names; the rest is there for who asks for it', () => {
  const names = named.stores.map((id) => `Store ${id.repeat(40)}`);
  const long = { stores: named.stores, details: { names, groups: names } };
  const leading = comparisonColumns(compared, long, 'Store', by).filter(({ isExtra }) => isExtra !== true);
  expect(leading.map(({ key }) => key)).toEqual([
    'store',
    'presence',
    'differs',
    ...['same-hours', 'down'].flatMap((measure) => SIDES.map((side) => `${measure}-${side}`)),
    'observed-before',
    'observed-after',
  ]);
  const everyone = leading.filter(({ key }) => key !== 'presence' && key !== 'differs');
  // A window 1024 wide, without its sidebar, edges, border and bars to scroll.
  expect(everyone.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(1024 - 216 - 48 - 2 - 20);
});

test('copied changes are a sheet as their file is: of which window, and what is not known left empty', () => {
  const cells = comparisonCells(compared, named, by);
  const shown = columns.filter(({ key }) =>
    ['store', 'presence', 'down-before', 'down-change'].includes(key),
  );
  expect(rowsText(shown, cells, Uint32Array.of(0, 1, 3))).toBe(
    'Name\tGroup\tStore id\tIn which report\tDown, last week, before, hours\tDown, last week, change, hours\n' +
      'Zoo\tNorth\t1\tBoth\t1\t2\n' +
      '\t\t2\tBoth\t5\t-3\n' +
      '\t\t4\tNew\t\t\n',
  );
});
