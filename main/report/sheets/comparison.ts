import { changeIn } from '../clarity.ts';
import type { Comparison } from '../compare.ts';
import type { Compared, ComparedMeasure, Presence } from '../compared.ts';
import { NO_GROUP } from '../groups.ts';
import type { Difference } from '../hours-differ.ts';
import { longestHeld, periodsHeld } from '../numbers.ts';
import type { Method, PeriodName } from '../types.ts';
import { type Column, type NumberColumn, ofNames, type Sheet } from './sheet.ts';
import { cellsIn, type StoreMeasure, storeMeasure } from './store-measures.ts';
import { idColumn, nameColumns } from './stores.ts';

const PRESENCE_WORDS: Readonly<Record<Presence, string>> = { both: 'Both', new: 'New', gone: 'Gone' };

const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  hours: 'Hours',
  closures: 'Closures',
  'hours-and-closures': 'Hours, closures',
};

/** What only a comparison tells, by the interpolated method. */
const OF_COMPARISONS = {
  observed: { name: 'observed_percent', title: 'Observed %', kind: 'percent' },
  'same-hours': {
    name: 'uptime_percent_same_hours',
    title: 'Uptime %, hours both observed',
    kind: 'percent',
  },
} as const satisfies Partial<Record<ComparedMeasure, Pick<StoreMeasure, 'name' | 'title' | 'kind'>>>;

const isOfComparisons = (measure: ComparedMeasure): measure is keyof typeof OF_COMPARISONS =>
  measure in OF_COMPARISONS;

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
 * the change are empty; so are the lengths of a side that nobody watched, and the change where less than half was observed
 * in either (SPEC §16). Then how much was, the uptime over the hours of the week that both observed, and what of its business time is not the same in both.
 */
export function comparisonSheet(
  { stores, details }: Comparison,
  method: Method,
  rows?: readonly number[],
): Sheet {
  const names = { names: details.map(({ name }) => name), groups: details.map(({ group }) => group) };
  return sheetOf(stores, [idColumn(stores.names), ...nameColumns(names)], method, rows);
}

/** The same of each group, its stores together. */
export function groupComparisonSheet(
  { groups }: Comparison,
  method: Method,
  rows?: readonly number[],
): Sheet {
  return sheetOf(groups, [comparedGroupColumn(groups)], method, rows);
}

function sheetOf(
  compared: Compared,
  lead: readonly Column[],
  method: Method,
  rows: readonly number[] = [...compared.names.keys()],
): Sheet {
  const windows = periodsHeld(compared);
  const longest = longestHeld(compared);
  const measures = [
    ...LENGTHS.flatMap((measure) => windows.map((window) => ({ measure, window }))),
    { measure: 'uptime' as const, window: longest },
    ...windows.map((window) => ({ measure: 'observed' as const, window })),
    { measure: 'same-hours' as const, window: longest },
  ];
  return {
    title: 'Comparison',
    columns: [
      ...lead,
      presenceColumn(compared),
      ...measures.flatMap(({ measure, window }) =>
        sidesOf(measure).map((side) => comparedColumn(compared, method, measure, window, side)),
      ),
      differenceColumn(compared),
    ],
    rows: rows.filter((row) => row < compared.names.length),
  };
}

/** What each group is called. */
export const comparedGroupColumn = ({ names }: Pick<Compared, 'names'>) =>
  ({
    name: 'store_group',
    title: 'Group',
    kind: 'text',
    at: (row: number) => names[row] ?? NO_GROUP,
  }) as const satisfies Column;

const SHOWN: readonly ComparedMeasure[] = ['same-hours', 'down', 'uptime', 'up', 'unknown', 'observed'];

/** Of such a sheet the columns of these names that a table of the same may show, in the order of the names. */
export function shownComparison(
  sheet: Sheet,
  compared: Compared,
  method: Method,
  names: readonly string[],
): Sheet {
  const numbers = SHOWN.flatMap((measure) =>
    periodsHeld(compared).flatMap((window) =>
      sidesOf(measure).map((side) => comparedColumn(compared, method, measure, window, side)),
    ),
  );
  const others = sheet.columns.filter(({ name }) => !numbers.some((one) => one.name === name));
  return { ...sheet, columns: ofNames([...others, ...numbers], names) };
}

/** In which of the reports each of what is compared is. */
export function presenceColumn({ presences }: Pick<Compared, 'presences'>) {
  return {
    name: 'presence',
    title: 'In which report',
    kind: 'word',
    words: PRESENCE_WORDS,
    at: (row: number) => presences[row],
  } as const satisfies Column;
}

/** What of the business time of each of what is compared is not the same in both. */
export function differenceColumn({ differences }: Pick<Compared, 'differences'>) {
  return {
    name: 'differs',
    title: 'Not the same in both',
    kind: 'word',
    words: DIFFERENCE_WORDS,
    at: (row: number) => differences[row],
  } as const satisfies Column;
}

/** The sides of a measure that are told: of how well was observed, no change. */
export const sidesOf = (measure: ComparedMeasure): readonly Side[] =>
  measure === 'observed' ? ['before', 'after'] : SIDES;

/**
 * A measure of each of what is compared: before, after, or the change from the one to the other. A length of time that
 * nobody watched any of is not known to be none, and so is not told.
 */
export function comparedColumn(
  compared: Pick<Compared, 'columns' | 'clarities'>,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
  side: Side,
): NumberColumn {
  const { name, title, kind } = isOfComparisons(measure) ? OF_COMPARISONS[measure] : storeMeasure(measure);
  const value = comparedValues(compared, method, measure, window)[side];
  const isUnwatched = unwatchedTest(compared, method, measure, window, side);
  return {
    name: window === 'period' ? `${name}_${side}` : `${name}_last_${window}_${side}`,
    title: window === 'period' ? `${title}, ${side}` : `${title}, last ${window}, ${side}`,
    under: { group: title, label: SIDE_LABELS[side] },
    ...cellsIn({ kind }, method, window),
    at: (row) => (isUnwatched(row) ? Number.NaN : value(row)),
  };
}

/** Whether up or down time of a side is none because nobody watched any of it: it was neither (SPEC §3b.4). */
export function unwatchedTest(
  compared: Pick<Compared, 'columns' | 'clarities'>,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
  side: Side,
): (row: number) => boolean {
  if (side === 'change' || (measure !== 'up' && measure !== 'down')) return () => false;
  const [up, down, unknown] = (['up', 'down', 'unknown'] as const).map(
    (one) => comparedValues(compared, 'interpolated', one, window)[side],
  ) as [(row: number) => number, (row: number) => number, (row: number) => number];
  const time = comparedValues(compared, method, measure, window)[side];
  return (row) => time(row) === 0 && up(row) + down(row) === 0 && unknown(row) > 0;
}

/**
 * What a measure of each of what is compared was and is, and by how much it changed; NaN where a side has none, and where
 * there is no change to tell (SPEC §16). Screen and files tell this one.
 */
export function comparedValues(
  { columns, clarities }: Pick<Compared, 'columns' | 'clarities'>,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
): Readonly<Record<Side, (row: number) => number>> {
  const by = isOfComparisons(measure) ? 'interpolated' : method;
  const found = columns.find(
    (column) => column.method === by && column.measure === measure && column.window === window,
  );
  const clarity = clarities.find((one) => one.window === window);
  const before = (row: number) => found?.before[row] ?? Number.NaN;
  const after = (row: number) => found?.after[row] ?? Number.NaN;
  const change = (row: number) =>
    changeIn(measure === 'same-hours' ? undefined : clarity?.of[row], before(row), after(row));
  return { before, after, change };
}
