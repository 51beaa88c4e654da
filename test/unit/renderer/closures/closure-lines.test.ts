import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedClosure } from '../../../../preload/contract.ts';
import {
  CLOSURE_COLUMNS,
  closureCells,
  closuresInView,
} from '../../../../renderer/closures/closure-columns.ts';
import {
  closureLines,
  describeStores,
  formatStretch,
  isOver,
  ofStore,
  overlapping,
  storeBook,
} from '../../../../renderer/closures/closure-lines.ts';

const book = storeBook([
  { id: '1', name: 'Market Street', group: 'West' },
  { id: '2', name: undefined, group: 'West' },
  { id: '3', name: 'Harbour', group: undefined },
]);
const closure = (store: string, from: string, until = from, reason = ''): ListedClosure => ({
  store,
  from,
  until,
  reason,
});

const anyClosure = fc
  .record({
    store: fc.constantFrom('*', '1', '2', '3'),
    day: fc.integer({ min: 1, max: 9 }),
    days: fc.nat(2),
    reason: fc.constantFrom('', 'Works'),
  })
  .map(({ store, day, days, reason }) =>
    closure(store, `2024-05-0${day}`, `2024-05-${String(day + days).padStart(2, '0')}`, reason),
  );

describe('the lines of closures', () => {
  it('hold every closure once, those that are alike in one line', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyClosure, { selector: (one) => JSON.stringify(one) }), (all) => {
        const lines = closureLines(all);
        const back = lines.flatMap(({ stores, ...rest }) =>
          (stores === 'every' ? ['*'] : stores).map((store) => ({ store, ...rest })),
        );
        const inOrder = (some: readonly ListedClosure[]) =>
          some.map(({ store, from, until, reason }) => [store, from, until, reason].join()).sort();
        expect(inOrder(back)).toEqual(inOrder(all));
        const kinds = lines.map(({ stores, from, until, reason }) =>
          [stores === 'every', from, until, reason].join(),
        );
        expect(new Set(kinds).size).toBe(lines.length);
      }),
    );
  });

  it('of a store are its own and those of every store', () => {
    const all = [closure('*', '2024-12-25'), closure('1', '2024-05-01'), closure('2', '2024-05-02')];
    expect(ofStore(all, '1').map(({ from }) => from)).toEqual(['2024-12-25', '2024-05-01']);
  });

  it.each([
    ['every', 'Every store'],
    [['1'], 'Market Street'],
    [['2'], '2'],
    [['gone'], 'gone'],
    [['1', '2'], 'West (2 stores)'],
    [['1', '3'], '2 stores'],
  ] as const)('of %j say %s', (stores, words) => {
    expect(describeStores({ stores }, book)).toBe(words);
  });

  it('overlap where they have time in common: a day alone is whole, and ends that meet share none', () => {
    const [works] = closureLines([closure('1', '2024-03-01 08:00', '2024-03-04 12:30:15')]);
    const found = (from: string, until = from) =>
      overlapping(works === undefined ? [] : [works], { from, until }).length === 1;
    expect(found('2024-03-01')).toBe(true);
    expect(found('2024-03-04', '2024-03-09')).toBe(true);
    expect(found('2024-03-04 12:30:15', '2024-03-09')).toBe(false);
    expect(found('2024-02-28', '2024-02-29')).toBe(false);
    expect(found('2024-02-28', '2024-03-01 08:00')).toBe(false);
  });

  it('are over once their last day is', () => {
    const [holiday] = closureLines([closure('*', '2024-12-25')]);
    expect(holiday !== undefined && isOver(holiday, Date.UTC(2024, 11, 25, 23))).toBe(false);
    expect(holiday !== undefined && isOver(holiday, Date.UTC(2024, 11, 26))).toBe(true);
  });

  it('are told in words', () => {
    expect(formatStretch({ from: '2024-12-25', until: '2024-12-25' })).toBe('Wed, Dec 25, 2024');
    expect(formatStretch({ from: '2024-03-01 08:00', until: '2024-03-04' })).toBe(
      'Fri, Mar 1, 2024, 08:00 – Mon, Mar 4, 2024',
    );
  });
});

describe('the table of closures', () => {
  const lines = closureLines([
    closure('*', '2024-12-25', '2024-12-25', 'Christmas'),
    closure('1', '2024-05-01 08:00', '2024-05-02'),
    closure('2', '2024-05-01 08:00', '2024-05-02'),
    closure('3', '2023-01-01', '2023-01-02', 'Flood'),
  ]);
  const since = Date.UTC(2024, 0, 1);
  const sort = { column: 'from', direction: 'ascending' } as const;
  const view = (part: Partial<Parameters<typeof closuresInView>[2]>) =>
    [...closuresInView(lines, book, { show: 'all', search: '', since, sort, ...part })].map((place) =>
      CLOSURE_COLUMNS.map((column) => closureCells(lines, book)(column, place).text).at(0),
    );

  it('shows those ahead or past, soonest first', () => {
    expect(view({})).toEqual(['Harbour', 'West (2 stores)', 'Every store']);
    expect(view({ show: 'ahead' })).toEqual(['West (2 stores)', 'Every store']);
    expect(view({ show: 'past' })).toEqual(['Harbour']);
    expect(view({ sort: { column: 'stores', direction: 'descending' } })).toEqual([
      'West (2 stores)',
      'Harbour',
      'Every store',
    ]);
  });

  it.each([
    ['flood', ['Harbour']],
    ['market', ['West (2 stores)']],
    ['2024-12', ['Every store']],
    ['may 1', ['West (2 stores)']],
    ['nothing like it', []],
  ])('finds “%s”', (search, expected) => {
    expect(view({ search })).toEqual(expected);
  });
});
