import { type Figures, type Measured, median } from './measure.ts';

/** The rounds of one contender, in order. */
export type Rounds = { name: string; rounds: readonly Measured[] };

type Figure = keyof Figures | 'wall_s';

function values(of: Rounds, figure: Figure): number[] {
  return of.rounds
    .map((round) => (figure === 'wall_s' || figure === 'peak_mb' ? round[figure] : round.figures[figure]))
    .filter((value) => value !== undefined);
}

/** The median of ours ÷ other within each round, so that a busy machine slows both sides of a ratio. */
function ratio(ours: Rounds | undefined, other: Rounds, figure: Figure, theirs = figure): number | undefined {
  if (!ours || ours === other) return undefined;
  const left = values(ours, figure);
  const right = values(other, theirs);
  const pairs = left.flatMap((value, round) => (right[round] ? [value / right[round]] : []));
  return pairs.length > 0 ? median(pairs) : undefined;
}

function show(value: number | undefined, digits: number): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}

const HEADER = [
  '',
  'import s',
  'spread',
  'rows/s',
  'report s',
  'spread',
  'peak MB',
  'wall s',
  'import ×',
  'report ×',
];

function spread(numbers: readonly number[]): string {
  return numbers.length > 0 ? `${show(Math.min(...numbers), 2)}–${show(Math.max(...numbers), 2)}` : '–';
}

function line(
  of: Rounds,
  ours: Rounds | undefined,
  report: 'report_s' | 'report_icu_s',
  name: string,
): string[] {
  const imports = values(of, 'import_s');
  const reports = values(of, report);
  const polls = median(values(of, 'polls'));
  return [
    name,
    show(median(imports), 2),
    spread(imports),
    show(polls / median(imports), 0),
    show(median(reports), 2),
    spread(reports),
    show(median(values(of, 'peak_mb')), 0),
    show(median(values(of, 'wall_s')), 2),
    show(ratio(ours, of, 'import_s'), 2),
    show(ratio(ours, of, 'report_s', report), 2),
  ];
}

/** Medians of every contender; × is ours ÷ that contender. */
export function table(all: readonly Rounds[], ours: Rounds | undefined): string {
  const lines = all.flatMap((of) => {
    const rows = [line(of, ours, 'report_s', of.name)];
    if (values(of, 'report_icu_s').length > 0) {
      const [, , , , ...rest] = line(of, ours, 'report_icu_s', '');
      rows.push([`${of.name}, ICU a poll`, '', '', '', ...rest.slice(0, 2), '', '', '', rest.at(-1) ?? '']);
    }
    return rows;
  });
  return aligned([HEADER, ...lines]);
}

/** What must hold of this many polls: a figure of ours, or ours ÷ a contender's, and the most that it may be. */
type Bound = { readonly what: string; readonly figure: number | undefined; readonly most: number };

/** The bounds that figures of this run are there for. */
function boundsOf(all: readonly Rounds[], ours: Rounds, polls: number): Bound[] {
  const isMany = polls > 2_000_000;
  const against = (name: string, figure: Figure, theirs = figure) => {
    const other = all.find((of) => of.name === name);
    return other && ratio(ours, other, figure, theirs);
  };
  const peak = (figure: 'import_peak_mb' | 'peak_mb') => median(values(ours, figure));
  const unique = { what: 'import ÷ duckdb unique', figure: against('duckdb unique', 'import_s') };
  if (isMany) {
    return [
      { ...unique, most: 0.4 },
      { what: 'peak of all, MB', figure: peak('peak_mb'), most: 500 },
    ];
  }
  return [
    { ...unique, most: 0.45 },
    { what: 'import ÷ duckdb declared', figure: against('duckdb declared', 'import_s'), most: 0.65 },
    { what: 'all ÷ sqlite3 bare', figure: against('sqlite3 bare', 'wall_s', 'import_s'), most: 0.75 },
    { what: 'peak of the import, MB', figure: peak('import_peak_mb'), most: 250 },
    { what: 'peak of all, MB', figure: peak('peak_mb'), most: 330 },
  ];
}

/** One line for each bound, from the figures of this run, and how many of them do not hold. */
export function verdict(
  all: readonly Rounds[],
  ours: Rounds,
  polls: number,
): { readonly text: string; readonly missed: number } {
  const told = boundsOf(all, ours, polls).flatMap(({ what, figure, most }) =>
    figure === undefined || Number.isNaN(figure) ? [] : [{ what, figure, most, isMet: figure <= most }],
  );
  const lines = told.map(({ what, figure, most, isMet }) => [
    what,
    show(figure, most > 10 ? 0 : 2),
    `≤ ${most}`,
    isMet ? 'met' : 'missed',
  ]);
  return { text: aligned(lines), missed: told.filter(({ isMet }) => !isMet).length };
}
