import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type ReportTable, STANDING_FLAGS } from '../../../../../preload/contract.ts';
import type { Sort } from '../../../../../renderer/grid/grid-column.ts';
import { type GroupChoice, groupChoices } from '../../../../../renderer/report/shared/group-choice.ts';
import { apartWords } from '../../../../../renderer/report/shared/standing.ts';
import { EVERY_STORE, StoreFilterSchema } from '../../../../../renderer/report/shared/store-filter.ts';
import {
  type StoreKey,
  type StoresLook,
  storeColumns,
} from '../../../../../renderer/report/stores/columns.ts';
import {
  MOST_DOWN_FIRST,
  sortAmong,
  storesInView,
} from '../../../../../renderer/report/stores/stores-in-view.ts';
import { tableOf, withDetails } from '../report-table.ts';

const plain: StoresLook = { bounds: false, specified: false };
const table = withDetails(
  tableOf({
    calm: { up: 10, down: 0, unknown: 0 },
    unseen: { up: 0, down: 0, unknown: 10 },
    worst: { up: 1, down: 9, unknown: 0 },
    bad: { up: 8, down: 2, unknown: 0 },
  }),
  { calm: { name: 'Mill Lane 10', group: 'North' }, worst: { name: 'Mill Lane 2', group: 'South' } },
);
const columns = storeColumns(table, plain);
const named = (stores: Uint32Array) => [...stores].map((store) => table.stores[store]);
const view = (part: Partial<Parameters<typeof storesInView>[2]>) =>
  named(
    storesInView(table, columns, {
      sort: MOST_DOWN_FIRST,
      filter: EVERY_STORE,
      search: '',
      ...part,
    }),
  );

describe('the stores in view', () => {
  test('have the most downtime first, and what nobody saw last', () => {
    expect(view({})).toEqual(['worst', 'bad', 'calm', 'unseen']);
    expect(view({ sort: { column: 'down-week', direction: 'ascending' } })).toEqual([
      'calm',
      'bad',
      'worst',
      'unseen',
    ]);
  });

  test('stand below the others where they were never online or are set aside, until another order is asked for', () => {
    const { details } = table;
    if (details === undefined) throw new Error('The report has no details.');
    const standing = table.stores.map((id) => (id === 'worst' ? STANDING_FLAGS.neverOnline : 0));
    const set = { ...table, details: { ...details, standing } };
    const leftOut = [{ store: 'bad', place: table.stores.indexOf('bad'), since: '1970-01-01', reason: '' }];
    const shown = (of: ReportTable, sort: Sort<StoreKey> = MOST_DOWN_FIRST) =>
      named(storesInView(of, columns, { sort, filter: EVERY_STORE, search: '' }));
    expect(shown(set)).toEqual(['bad', 'calm', 'unseen', 'worst']);
    expect(shown({ ...set, leftOut })).toEqual(['calm', 'unseen', 'worst', 'bad']);
    const { apartLast: _, ...asked } = MOST_DOWN_FIRST;
    expect(shown({ ...set, leftOut }, asked)).toEqual(['worst', 'bad', 'calm', 'unseen']);
    expect(apartWords(table)).toBe(undefined);
    expect(apartWords({ ...set, leftOut })).toBe('never online and set aside');
  });

  test('are those whose id holds the search, whatever the case and blanks around it', () => {
    expect(view({ search: ' BAD ' })).toEqual(['bad']);
  });

  test('are those whose name or group holds it, too', () => {
    expect(view({ search: 'mill' })).toEqual(['worst', 'calm']);
    expect(view({ search: 'NORTH' })).toEqual(['calm']);
    expect(view({ search: 'mill lane 10 north' })).toEqual([]);
  });

  test('are those of the group asked for, and all where the report has no such group', () => {
    const inGroup = (group: GroupChoice) => view({ filter: { ...EVERY_STORE, group } });
    expect(inGroup({ kind: 'named', group: 'South' })).toEqual(['worst']);
    expect(inGroup({ kind: 'none' })).toEqual(['bad', 'unseen']);
    expect(inGroup({ kind: 'named', group: 'Gone' })).toEqual(['worst', 'bad', 'calm', 'unseen']);
    expect(groupChoices(table)).toEqual([
      { kind: 'every' },
      { kind: 'named', group: 'North' },
      { kind: 'named', group: 'South' },
      { kind: 'none' },
    ]);
  });

  test('stand by name as a person would order them, and by group with those of none last', () => {
    const by = (column: 'store' | 'group', direction: 'ascending' | 'descending') =>
      view({ sort: { column, direction } });
    expect(by('store', 'ascending')).toEqual(['bad', 'worst', 'calm', 'unseen']);
    expect(by('group', 'descending')).toEqual(['worst', 'calm', 'unseen', 'bad']);
  });

  test.each([
    ['down', ['worst', 'bad']],
    ['not-observed', ['unseen']],
    ['uptime-below', ['worst', 'bad']],
    ['all', ['worst', 'bad', 'calm', 'unseen']],
  ] as const)('filtered by %s are those', (show, stores) => {
    expect(view({ filter: { ...EVERY_STORE, show } })).toEqual(stores);
  });

  test('stand in the order of their numbers, whatever these are', () => {
    const hours = fc.record({ up: fc.nat(200), down: fc.nat(200), unknown: fc.nat(200) });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), hours),
        fc.constantFrom(...columns.filter(({ kind }) => kind === 'number').map(({ key }) => key)),
        fc.constantFrom('ascending' as const, 'descending' as const),
        (stores, key, direction) => {
          const random = tableOf(stores);
          const sort = { column: key, direction };
          const ofRandom = storeColumns(random, plain);
          const shown = storesInView(random, ofRandom, {
            sort,
            filter: EVERY_STORE,
            search: '',
          });
          expect(shown.toSorted()).toEqual(Uint32Array.from(random.stores.keys()));
          const column = ofRandom.find((one) => one.key === key);
          if (column?.kind !== 'number') throw new Error(`There is no column ${key}.`);
          const numbers = [...shown].map((store) => column.number.at(store));
          const known = numbers.filter((number) => !Number.isNaN(number));
          expect(numbers.slice(0, known.length)).toEqual(known);
          expect(known).toEqual(known.toSorted((a, b) => (direction === 'ascending' ? a - b : b - a)));
        },
      ),
    );
  });
});

test('a sort by a column that is not there becomes the same by the method that leads, or the first one', () => {
  const sort = { column: 'specified-unknown-week', direction: 'ascending' } as const;
  expect(sortAmong(columns, sort)).toEqual({ ...sort, column: 'unknown-week' });
  const specified = { column: 'specified-down-day', direction: 'ascending' } as const;
  expect(sortAmong(columns, specified)).toEqual({ ...specified, column: 'down-day' });
  expect(sortAmong(storeColumns(table, { ...plain, specified: true }), specified)).toEqual(specified);
  expect(sortAmong(columns, { ...sort, column: 'mean-outage-week' })).toEqual({ ...MOST_DOWN_FIRST });
});

test('a filter remembered from before there were groups is of every group', () => {
  const kept = { show: 'down', window: 'day', below: 90 };
  expect(v.parse(StoreFilterSchema, kept)).toEqual({ ...kept, group: { kind: 'every' } });
});
