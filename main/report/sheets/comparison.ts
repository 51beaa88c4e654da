import type { Compared, ComparedMeasure, Comparison, Presence } from '../compare.ts';
import { longestHeld, periodsHeld } from '../numbers.ts';
import type { Method, PeriodName } from '../types.ts';
import { type Column, everyRow, type NumberColumn, type Sheet } from './sheet.ts';
import { cellsIn, storeMeasure } from './store-measures.ts';
import { idColumn, nameColumns } from './stores.ts';

const PRESENCE_WORDS: Readonly<Record<Presence, string>> = { both: 'Both', new: 'New', gone: 'Gone' };

const LENGTHS: readonly ComparedMeasure[] = ['up', 'down'];

/** What is told of a measure that is compared. */
export const SIDES = ['before', 'after', 'change'] as const;
export type Side = (typeof SIDES)[number];
export const SIDE_LABELS: Readonly<Record<Side, string>> = {
  before: 'Before',
  after: 'After',
  change: 'Change',
};

/**
 * What changed in each store from one report to a later one, by one method, in the order of reports: lengths of time as
 * in the report's own columns, and the uptime of the week. Where a store is in one of them alone, the other's cells and
 * the change are empty.
 */
export function comparisonSheet({ stores, details }: Comparison, method: Method): Sheet {
  const compared = [
    ...LENGTHS.flatMap((measure) => periodsHeld(stores).map((window) => ({ measure, window }))),
    { measure: 'uptime' as const, window: longestHeld(stores) },
  ];
  const names = { names: details.map(({ name }) => name), groups: details.map(({ group }) => group) };
  return {
    title: 'Comparison',
    columns: [
      idColumn(stores.names),
      ...nameColumns(names),
      presenceColumn(stores),
      ...compared.flatMap(({ measure, window }) =>
        SIDES.map((side) => comparedColumn(stores, method, measure, window, side)),
      ),
    ],
    rows: everyRow(stores.names.length),
  };
}

/** In which of the reports each of what is compared is. */
export function presenceColumn({ presences }: Compared): Column {
  return {
    name: 'presence',
    title: 'In which report',
    kind: 'word',
    words: PRESENCE_WORDS,
    at: (row) => presences[row],
  };
}

/** A measure of each of what is compared: before, after, or the change from the one to the other. */
export function comparedColumn(
  compared: Pick<Compared, 'columns'>,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
  side: Side,
): NumberColumn {
  const { name, title, ...of } = storeMeasure(measure);
  return {
    name: window === 'period' ? `${name}_${side}` : `${name}_last_${window}_${side}`,
    title: window === 'period' ? `${title}, ${side}` : `${title}, last ${window}, ${side}`,
    under: { group: title, label: SIDE_LABELS[side] },
    ...cellsIn(of, method, window),
    at: comparedValues(compared, method, measure, window)[side],
  };
}

/** What a measure of each of what is compared was and is, and by how much it changed; NaN where a side has none. */
export function comparedValues(
  { columns }: Pick<Compared, 'columns'>,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
): Readonly<Record<Side, (row: number) => number>> {
  const found = columns.find(
    (column) => column.method === method && column.measure === measure && column.window === window,
  );
  const before = (row: number) => found?.before[row] ?? Number.NaN;
  const after = (row: number) => found?.after[row] ?? Number.NaN;
  return { before, after, change: (row) => after(row) - before(row) };
}
