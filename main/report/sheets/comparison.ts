import type { ComparedColumn, ComparedMeasure, Comparison, Presence } from '../compare.ts';
import { longestHeld, periodsHeld } from '../numbers.ts';
import type { Method, PeriodName } from '../types.ts';
import { type Column, everyRow, type Sheet } from './sheet.ts';
import { cellsIn, storeMeasure } from './store-measures.ts';
import { idColumn, nameColumns } from './stores.ts';

export const PRESENCE_WORDS: Readonly<Record<Presence, string>> = { both: 'Both', new: 'New', gone: 'Gone' };

const LENGTHS: readonly ComparedMeasure[] = ['up', 'down'];

const SIDES = ['before', 'after', 'change'] as const;

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
      {
        name: 'presence',
        title: 'In which report',
        kind: 'word',
        words: PRESENCE_WORDS,
        at: (row) => stores.presences[row],
      },
      ...compared.flatMap(({ measure, window }) => sides(stores.columns, method, measure, window)),
    ],
    rows: everyRow(stores.names.length),
  };
}

function sides(
  columns: readonly ComparedColumn[],
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
): Column[] {
  const { before, after } = columnOf(columns, method, measure, window);
  const of = storeMeasure(measure);
  const values = {
    before: (row: number) => before[row] ?? Number.NaN,
    after: (row: number) => after[row] ?? Number.NaN,
    change: (row: number) => (after[row] ?? Number.NaN) - (before[row] ?? Number.NaN),
  };
  return SIDES.map((side) => ({
    name: window === 'period' ? `${of.name}_${side}` : `${of.name}_last_${window}_${side}`,
    title: window === 'period' ? `${of.title}, ${side}` : `${of.title}, last ${window}, ${side}`,
    ...cellsIn(of, window),
    at: values[side],
  }));
}

function columnOf(
  columns: readonly ComparedColumn[],
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
): ComparedColumn {
  const found = columns.find(
    (column) => column.method === method && column.measure === measure && column.window === window,
  );
  if (found === undefined) throw new Error(`Nothing compares ${method} ${measure} of the last ${window}.`);
  return found;
}
