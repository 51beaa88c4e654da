import { expect, test } from 'vitest';
import { outagesSheet } from '../../../../../main/report/sheets/outages.ts';
import { type DataClock, STANDING_FLAGS } from '../../../../../preload/contract.ts';
import { rowsText } from '../../../../../renderer/grid/rows-text.ts';
import { outageCells } from '../../../../../renderer/report/outages/outage-cells.ts';
import { outageColumns } from '../../../../../renderer/report/outages/outage-columns.ts';
import { LONGEST_FIRST, outagesInView } from '../../../../../renderer/report/outages/outages-in-view.ts';
import {
  countOutages,
  EVERY_OUTAGE,
  type OutageFilter,
  outageTest,
} from '../../../../../renderer/report/shared/outage-filter.ts';
import type { WholeOutages } from '../../../../../renderer/report/shared/outages.ts';
import { tableOf, withDetails } from '../report-table.ts';

const HOUR = 3_600_000;
const asOf = Date.parse('2023-01-25T18:00:00Z');

/** Two stores with three outages: a long one that goes on, a short one seen by one poll, and one days ago. */
const outages: WholeOutages = {
  count: 3,
  store: Uint32Array.of(0, 1, 1),
  started: Float64Array.of(asOf - 5 * HOUR, asOf - 100 * HOUR, asOf - 2 * HOUR),
  ended: Float64Array.of(asOf, asOf - 98 * HOUR, asOf - 1.75 * HOUR),
  began: Uint8Array.of(1, 2, 3),
  endedBy: Uint8Array.of(0, 2, 1),
  down: Float64Array.of(5 * HOUR, 2 * HOUR, 0.25 * HOUR),
  atLeast: Float64Array.of(4 * HOUR, 1 * HOUR, 0),
  atMost: Float64Array.of(6 * HOUR, 3 * HOUR, 2 * HOUR),
  unknown: Float64Array.of(0, 0, 0),
  polls: Uint32Array.of(5, 2, 1),
};
const named = withDetails(
  tableOf({ first: { up: 1, down: 5, unknown: 0 }, second: { up: 1, down: 2.25, unknown: 0 } }),
  { first: { name: 'Pier', group: 'North' } },
);
const details = { ...(named.details as NonNullable<typeof named.details>), outages };
const table = { ...named, details, record: { ...named.record, asOf } };
const NOTES = ['', 'Power cut: the whole Street', 'internet down'];
const noteOf = (outage: number) => NOTES[outage] ?? '';
const columns = outageColumns(table, details, 'store');
const view = (
  filter: Partial<OutageFilter>,
  search = '',
  sort: Parameters<typeof outagesInView>[2]['sort'] = LONGEST_FIRST,
) => [
  ...outagesInView(table, outages, { columns, sort, filter: { ...EVERY_OUTAGE, ...filter }, search, noteOf }),
];

test('outages stand longest first, and are narrowed by state, evidence, length, window and store', () => {
  expect(view({})).toEqual([0, 1, 2]);
  expect(view({ show: 'still-down' })).toEqual([0]);
  expect(view({ show: 'one-poll' })).toEqual([2]);
  expect(view({ atLeast: HOUR })).toEqual([0, 1]);
  expect(view({ window: 'day' })).toEqual([0, 2]);
  expect(view({ window: 'hour' })).toEqual([0]);
  expect(view({}, 'SECOND')).toEqual([1, 2]);
  expect(view({}, 'pier')).toEqual([0]);
  expect(view({ group: { kind: 'none' } })).toEqual([1, 2]);
  expect(countOutages(table, outages, { ...EVERY_OUTAGE, window: 'day' })).toEqual({
    all: 2,
    'still-down': 1,
    'one-poll': 1,
    'set-aside': 0,
  });
});

test('those of stores that were never online stand below the others, until another order is asked for', () => {
  const standing = table.stores.map((id) => (id === 'first' ? STANDING_FLAGS.neverOnline : 0));
  const known = { ...table, details: { ...details, standing } };
  const shown = (sort: Parameters<typeof outagesInView>[2]['sort']) => [
    ...outagesInView(known, outages, { columns, sort, filter: EVERY_OUTAGE, search: '', noteOf }),
  ];
  expect(shown(LONGEST_FIRST)).toEqual([1, 2, 0]);
  expect(shown({ column: 'down', direction: 'descending' })).toEqual([0, 1, 2]);
});

test('an event shows the outages of its stores that last then, where the report has it', () => {
  const alike = { kind: 'zone', name: 'America/Chicago' } as const;
  const event = { alike, from: asOf - 3 * HOUR, to: asOf - HOUR, stores: [1] };
  const none = { shared: new Float64Array(3), othersDown: new Float64Array(3), usual: new Float64Array(3) };
  const sure = {
    ranges: [],
    kinds: 'too-few-pairs',
    events: [event],
    setAside: [],
    outages: none,
    further: undefined,
  } as const;
  const known = { ...table, details: { ...details, sure } };
  const filter = { ...EVERY_OUTAGE, event: { alike, from: event.from, to: event.to } };
  const shown = (of: typeof table) => [0, 1, 2].filter(outageTest(of, outages, filter));
  expect(shown(known)).toEqual([2]);
  expect(shown(table)).toEqual([0, 1, 2]);
  const names = (of: typeof table) => outageColumns(of, of.details, 'store').map(({ name }) => name);
  expect(names(known).filter((name) => !names(table).includes(name))).toEqual([
    'Down together with others, hours',
    'Others down meanwhile %',
    'Others usually down %',
  ]);
});

test('what is noted on an outage is searched, and sorted by; outages without a note come last either way', () => {
  expect(view({}, ' POWER')).toEqual([1]);
  expect(view({}, 'street')).toEqual([1]);
  expect(view({}, 'nobody noted this')).toEqual([]);
  expect(view({}, '', { column: 'note', direction: 'ascending' })).toEqual([2, 1, 0]);
  expect(view({}, '', { column: 'note', direction: 'descending' })).toEqual([1, 2, 0]);
});

test('the times by the chosen clock come first; those by the store’s own and in UTC always are there', () => {
  const timesBy = (clock: DataClock) =>
    outageColumns(table, details, clock)
      .map(({ key }) => key)
      .filter((key) => key.startsWith('started'));
  expect(timesBy('store')).toEqual(['started', 'started-utc']);
  expect(timesBy('utc')).toEqual(['started-utc', 'started']);
  expect(timesBy('computer')).toEqual(['started-computer', 'started', 'started-utc']);
});

test('how an outage began and ended is told in words, and weak evidence as such', () => {
  const cellOf = outageCells(table, outages, (outage) => (outage === 2 ? 'Power cut' : ''));
  const [ended, note, began, endedBy, polls] = ['ended', 'note', 'began', 'ended-by', 'polls'].map((key) =>
    columns.find((column) => column.key === key),
  );
  const texts = (outage: number) =>
    [began, endedBy, ended, polls, note].map((column) => column && cellOf(column, outage).text);
  expect(texts(0)).toEqual(['After an up poll', 'Still down', 'Still down', '5', '']);
  expect(texts(2)).toEqual([
    'Not observed before',
    'Before an up poll',
    'Jan 25, 16:15 UTC',
    'One poll: weak',
    'Power cut',
  ]);
});

test('copied outages are a sheet as files are, in hours as they are shown', () => {
  const cellOf = outageCells(table, outages, noteOf);
  const text = rowsText(columns, cellOf, Uint32Array.of(1));
  const [heading = '', line = ''] = text.split('\n');
  const copied = new Map(heading.split('\t').map((title, place) => [title, line.split('\t')[place]]));
  expect([...copied]).toEqual([
    ['Name', ''],
    ['Group', ''],
    ['Store id', 'second'],
    ['Started, store’s own time', '2023-01-21T14:00:00.000+00:00'],
    ['Ended, store’s own time', '2023-01-21T16:00:00.000+00:00'],
    ['Down, hours', '2'],
    ['Down at least, hours', '1'],
    ['Down at most, hours', '3'],
    ['Note', 'Power cut: the whole Street'],
    ['How it began', 'At opening'],
    ['How it ended', 'At closing'],
    ['Polls that found it down', '2'],
    ['Not observed meanwhile, hours', '0'],
    ['Started, UTC', '2023-01-21T14:00:00.000Z'],
    ['Ended, UTC', '2023-01-21T16:00:00.000Z'],
    ['Time zone', 'UTC'],
  ]);
});

test('every column of the sheet of outages is in the table, and sorts it', () => {
  const told = columns.flatMap((column) => (column.kind === 'told' ? [column.told.name] : []));
  const inFiles = outagesSheet({ asOf, stores: table.stores, columns: [], details }, { asOf }).columns.map(
    ({ name }) => name,
  );
  expect(['store_id', 'store_name', 'store_group', ...told].toSorted()).toEqual(inFiles.toSorted());
  for (const { key } of columns) {
    expect(view({}, '', { column: key, direction: 'ascending' }).toSorted()).toEqual([0, 1, 2]);
  }
});
