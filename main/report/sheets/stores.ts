import { periodsHeld } from '../numbers.ts';
import type { StoredReport } from '../report.ts';
import type { Method, PeriodName } from '../types.ts';
import { type Column, everyRow, type NumberColumn, type Sheet } from './sheet.ts';
import { type ColumnOption, cellsIn, STORE_MEASURES, type StoreMeasure } from './store-measures.ts';

/** What is told of each store: by which method, and what beside the common columns. */
export type StoresAsked = {
  readonly method: Method;
  /** With the name and the group of each store, which the specified CSV has not. */
  readonly named?: boolean;
} & { readonly [O in ColumnOption]?: boolean };

/**
 * The stores of a report (SPEC §4), those at the given places or all: hour columns in minutes, day and week columns in
 * hours. A measure that the report does not hold has no column; see `lackingMeasure`.
 */
export function storesSheet(
  report: StoredReport,
  asked: StoresAsked,
  rows: Iterable<number> = everyRow(report.stores.length),
): Sheet {
  return {
    title: 'Stores',
    columns: [
      ...(asked.named ? nameColumns(report.details) : []),
      idColumn(report.stores),
      ...STORE_MEASURES.filter((measure) => isAsked(measure, asked)).flatMap((measure) =>
        numberColumns(report, measure, asked.method),
      ),
    ],
    rows,
  };
}

/** A measure that is asked for and that the report, being older, does not hold. */
export function lackingMeasure(report: StoredReport, asked: StoresAsked): StoreMeasure | undefined {
  return STORE_MEASURES.find(
    (measure) => isAsked(measure, asked) && numberColumns(report, measure, asked.method).length === 0,
  );
}

function isAsked({ inFiles }: StoreMeasure, asked: StoresAsked): boolean {
  switch (inFiles) {
    case 'always':
      return true;
    case 'never':
      return false;
    default:
      return asked[inFiles] === true;
  }
}

function numberColumns(report: StoredReport, measure: StoreMeasure, method: Method): Column[] {
  const known = measure.methods.includes(method) ? method : 'interpolated';
  return periodsHeld(report).flatMap((window) => {
    const values = measure.values(report, known, window);
    if (values === undefined) return [];
    return measureColumn(measure, known, window, (store) => values[store] as number);
  });
}

/** What is told of each store by a measure: lengths of time in milliseconds, NaN where nothing is known. */
export function measureColumn(
  measure: StoreMeasure,
  method: Method,
  window: PeriodName,
  at: (store: number) => number,
): NumberColumn {
  const { name, title, sentence } = measure;
  const isPeriod = window === 'period';
  return {
    name: isPeriod ? name : `${name}_last_${window}`,
    title: isPeriod ? title : `${title}, last ${window}`,
    under: { group: isPeriod ? 'This period' : `Last ${window}`, label: title },
    sentence,
    ...cellsIn(measure, method, window),
    at,
  };
}

export function idColumn(stores: readonly (string | undefined)[], at = (row: number) => row): Column {
  return { name: 'store_id', title: 'Store id', kind: 'id', at: (row) => stores[at(row)] };
}

type Names = Readonly<Record<'names' | 'groups', readonly (string | undefined)[]>>;

/** Name and group of each row's store; empty in a report from before they were kept. */
export function nameColumns(details: Names | undefined, at = (row: number) => row): readonly Column[] {
  return [
    { name: 'store_name', title: 'Name', kind: 'text', at: (row) => details?.names[at(row)] },
    { name: 'store_group', title: 'Group', kind: 'text', at: (row) => details?.groups[at(row)] },
  ];
}
