import { BEGINNINGS, type DataClock, type ReportTable } from '../../../preload/contract.ts';
import {
  type Column,
  ENDED_WORDS,
  type NumberColumn,
  sharedColumns,
  outageColumns as sheetColumns,
  withFirst,
} from '../../../preload/sheets.ts';
import { spansYears } from '../../format/periods.ts';
import { titleOf } from '../../format/store-names.ts';
import { formatDayInZone, formatInZone, offsetInZone, zoneForStore } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import type { CellOf, GridCell, GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedCell, namedColumns } from '../../grid/named-columns.ts';
import { type PeopleWriter, peopleCell, peopleWriter } from '../../grid/people-cell.ts';
import { textCell } from '../../grid/sheet-cell.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';
import { type Details, isOngoing, type Outages } from '../shared/outages.ts';
import { zoneOf } from '../shared/store-zone.ts';

export type OutageColumn =
  | NamedColumn
  | (GridColumn & { readonly kind: 'note' })
  | (GridColumn & { readonly kind: 'told'; readonly told: Column });

/** By what a person's sort, hidden columns and widths are remembered; other columns go by their own name. */
const KEYS: Readonly<Record<string, string>> = {
  down_minutes: 'down',
  at_least_minutes: 'at-least',
  at_most_minutes: 'at-most',
  unknown_minutes: 'unknown',
  ended: 'ended-by',
  started_at_local: 'started',
  ended_at_local: 'ended',
  started_at_utc: 'started-utc',
  ended_at_utc: 'ended-utc',
  started_at_computer: 'started-computer',
  ended_at_computer: 'ended-computer',
};

const TIMES: Readonly<Record<DataClock, readonly string[]>> = {
  store: ['started_at_local', 'ended_at_local'],
  utc: ['started_at_utc', 'ended_at_utc'],
  computer: ['started_at_computer', 'ended_at_computer'],
};

/** Where the table differs from others. */
const LOOKS: Readonly<Record<string, Partial<GridColumn>>> = {
  down_minutes: { look: 'is-down' },
  polls: { width: 106 },
  others_down_percent: { width: 122 },
};

/** Lengths are told as a person says them, each with its own units. */
function lookOf(column: Column): Partial<GridColumn> {
  if (column.kind === 'instant') {
    return { width: column.under?.label === 'Started' ? STARTED_WIDTH : ENDED_WIDTH };
  }
  if (column.kind !== 'duration') return {};
  return {
    width: SPAN_WIDTH,
    ...(column.under === undefined ? {} : { group: { title: column.under.group } }),
  };
}

/** What times such as “before Jan 18, 12:13 CST” take, and such as “Jan 18, 12:13 GMT+5:45”. */
const STARTED_WIDTH = 178;
const ENDED_WIDTH = 162;

/** What lengths such as “168 h 00 min” take. */
const SPAN_WIDTH = 98;

/** All that the table tells of outages beside their stores: what files do, in hours, and times by this computer's clock. */
function toldOf({ stores }: ReportTable, details: Details, clock: DataClock): readonly Column[] {
  const { sure } = details;
  const shared = sure === undefined ? [] : sharedColumns(sure.outages);
  const columns = sheetColumns(stores, details, (zone, at) => at + offsetInZone(at, zone));
  const told = [...columns, ...shared]
    .filter(({ name }) => !['store_id', 'store_name', 'store_group'].includes(name))
    .map((column) => (column.kind === 'duration' ? { ...column, unit: 'hours' as const } : column));
  return clock === 'computer' ? [...told.flatMap(onComputer), ...told] : told;
}

function onComputer(column: Column): Column[] {
  if (column.kind !== 'instant' || column.clock !== 'utc') return [];
  const { name, title, at } = column;
  const label = column.under?.label ?? title;
  return [
    {
      ...column,
      name: name.replace('_utc', '_computer'),
      title: `${label}, this computer’s time`,
      under: { group: 'This computer’s time', label },
      clock: 'computer',
      wallClock: (row) => at(row) - new Date(at(row)).getTimezoneOffset() * 60_000,
    },
  ];
}

/**
 * All columns of the table of outages: when by the clock that the person chose, how long, and why, then whatever else its
 * sheet tells.
 */
export function outageColumns(
  table: ReportTable,
  details: Details,
  clock: DataClock,
): readonly OutageColumn[] {
  const { store, group, id } = namedColumns(table, (outage) => details.outages.store[outage] ?? -1);
  const first = [...TIMES[clock], 'down_minutes', 'at_least_minutes', 'at_most_minutes'];
  const next = ['began', 'ended', 'polls', 'unknown_minutes', ...(clock === 'store' ? [] : TIMES.store)];
  const told = withFirst(toldOf(table, details, clock), [...first, ...next]).map((column) => ({
    ...sheetColumn(KEYS[column.name] ?? column.name, column, { ...lookOf(column), ...LOOKS[column.name] }),
    kind: 'told' as const,
    told: column,
  }));
  return [store, ...group, ...told.slice(0, first.length), NOTE, ...told.slice(first.length), ...id];
}

const NOTE: OutageColumn = {
  kind: 'note',
  key: 'note',
  label: 'Note',
  name: 'Note',
  align: 'start',
  width: 118,
  share: 150,
  sortsFirst: 'ascending',
};

const BEGAN_BEFORE = 'It was down before the time of this report began; the numbers are of that time.';

/** What the table of outages says in each of its cells. */
export function outageCells(
  table: ReportTable,
  outages: Outages,
  noteOf: (outage: number) => string,
): CellOf<OutageColumn> {
  const writers = new Map<NumberColumn, PeopleWriter>();
  const writerOf = (column: NumberColumn) => {
    const writer = writers.get(column) ?? peopleWriter(column, outages.count);
    writers.set(column, writer);
    return writer;
  };
  return (column, outage): GridCell => {
    switch (column.kind) {
      case 'store':
      case 'group':
      case 'id':
        return namedCell(table, column.kind, outages.store[outage] ?? -1);
      case 'note': {
        const note = visibleText(noteOf(outage));
        return note === '' ? { text: note } : { text: note, title: note };
      }
      case 'told':
        return toldCell(table, outages, column.told, outage, writerOf);
    }
  };
}

function toldCell(
  table: ReportTable,
  outages: Outages,
  column: Column,
  outage: number,
  writerOf: (column: NumberColumn) => PeopleWriter,
): GridCell {
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word':
      return textCell(column, outage);
    case 'instant': {
      const zone = zoneForStore(column.clock, zoneOf(table, outages.store[outage] ?? -1));
      const time = (spansYears(table.record) ? formatInZone : formatDayInZone)(column.at(outage), zone);
      const isStart = column.under?.label === 'Started';
      if (!isStart) return { text: isOngoing(outages, outage) ? ENDED_WORDS['as-of'] : time };
      const isBefore = BEGINNINGS[outages.began[outage] ?? -1] === 'before-window';
      return isBefore ? { text: `before ${time}`, title: BEGAN_BEFORE } : { text: time };
    }
    case 'duration':
    case 'percent':
    case 'money':
      return peopleCell(column, writerOf(column), outage);
    case 'count':
      return column.name === 'polls' && column.at(outage) === 1
        ? ONE_POLL
        : peopleCell(column, writerOf(column), outage);
  }
}

const ONE_POLL: GridCell = {
  text: 'One poll: weak',
  title: 'Seen by one poll only: weak evidence',
  look: 'is-weak',
};

/** What a note on an outage is kept with, and what its dialog says of it. */
export function outageToNote(table: ReportTable, outages: Outages, outage: number) {
  const store = outages.store[outage] ?? -1;
  const zone = table.details?.zones[store] ?? 'UTC';
  const [from, until] = [outages.started[outage] ?? 0, outages.ended[outage] ?? 0];
  const ended = isOngoing(outages, outage) ? 'still down' : formatDayInZone(until, zone);
  return {
    store: table.stores[store] ?? '',
    name: titleOf(table, store),
    when: `${formatDayInZone(from, zone)} – ${ended}`,
    span: { from, until },
  };
}
