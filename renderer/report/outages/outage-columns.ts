import { BEGINNINGS, type DataClock, type ReportTable } from '../../../preload/contract.ts';
import {
  type Column,
  sharedColumns,
  outageColumns as sheetColumns,
  withFirst,
} from '../../../preload/sheets.ts';
import { spansYears } from '../../format/periods.ts';
import { titleOf } from '../../format/store-names.ts';
import { formatDayInZone, formatInZone, offsetInZone } from '../../format/times.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedColumns } from '../../grid/named-columns.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';
import { isOngoing, type Outages, type WholeDetails } from '../shared/outages.ts';

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

const keyOf = (name: string): string => KEYS[name] ?? name;

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
function lookOf(column: Column, times: TimeWidths): Partial<GridColumn> {
  if (column.kind === 'instant') {
    return { width: column.under?.label === 'Started' ? times.started : times.ended };
  }
  if (column.kind !== 'duration') return {};
  return {
    width: SPAN_WIDTH,
    ...(column.under === undefined ? {} : { group: { title: column.under.group } }),
  };
}

type TimeWidths = { readonly started: number; readonly ended: number };

const DIGIT_WIDTH = 6.6;
const CELL_EDGES = 20;

/** What times take: “before Jan 18, 12:13 CST” where an outage began before the report, more where a zone has no short name. */
function timeWidths(table: ReportTable, { outages, zones }: WholeDetails): TimeWidths {
  const write = spansYears(table.record) ? formatInZone : formatDayInZone;
  const longest = Math.max(...Array.from(new Set(zones), (zone) => write(table.record.asOf, zone).length), 0);
  const widthOf = (characters: number) => Math.ceil(characters * DIGIT_WIDTH) + CELL_EDGES;
  const isBefore = outages.began.subarray(0, outages.count).includes(BEGINNINGS.indexOf('before-window'));
  return { started: widthOf(longest + (isBefore ? 'before '.length : 0)), ended: widthOf(longest) };
}

/** What lengths such as “168 h 00 min” take. */
const SPAN_WIDTH = 98;

/** All that the table tells of outages beside their stores: what files do, in hours, and times by this computer's clock. */
function toldOf({ stores }: ReportTable, details: WholeDetails, clock: DataClock): readonly Column[] {
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
  details: WholeDetails,
  clock: DataClock,
): readonly OutageColumn[] {
  const { store, group, id } = namedColumns(table, (outage) => details.outages.store[outage] ?? -1);
  const first = [...TIMES[clock], 'down_minutes', 'at_least_minutes', 'at_most_minutes'];
  const next = ['began', 'ended', 'polls', 'unknown_minutes', ...(clock === 'store' ? [] : TIMES.store)];
  const widths = timeWidths(table, details);
  const told = withFirst(toldOf(table, details, clock), [...first, ...next]).map((column) => ({
    ...sheetColumn(keyOf(column.name), column, { ...lookOf(column, widths), ...LOOKS[column.name] }),
    kind: 'told' as const,
    told: column,
  }));
  return [store, ...group, ...told.slice(0, first.length), NOTE, ...told.slice(first.length), ...id];
}

/** Which of them a table shows by itself, as far as they have room. */
export const outagesNeed = (clock: DataClock) => ({
  first: ['store', 'group', ...TIMES[clock].map(keyOf), 'down', 'note', 'polls'],
  next: [
    ...['at-least', 'at-most', 'ended-by', 'began', 'id', 'unknown'],
    ...['shared_minutes', 'others_down_percent', 'usual_percent'],
  ],
});

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
