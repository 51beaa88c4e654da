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

/** One line for each bound, from the figures of this run. */
export function verdict(all: readonly Rounds[], ours: Rounds, polls: number): string {
  const lines: string[][] = [];
  const judge = (what: string, figure: number | undefined, bound: number, digits: number) => {
    if (figure === undefined) return;
    lines.push([what, show(figure, digits), `≤ ${show(bound, digits)}`, figure <= bound ? 'met' : 'missed']);
  };
  const duckdb = all.filter((of) => of.name.startsWith('duckdb'));
  for (const of of duckdb) judge(`import ÷ ${of.name}`, ratio(ours, of, 'import_s'), 1, 2);
  for (const of of duckdb) {
    judge(`report ÷ ${of.name}`, ratio(ours, of, 'report_s'), 1, 2);
    judge(`report ÷ ${of.name}, ICU a poll`, ratio(ours, of, 'report_s', 'report_icu_s'), 1, 2);
  }
  judge('peak memory, MB', median(values(ours, 'peak_mb')), polls <= 2_000_000 ? 400 : 700, 0);
  return aligned(lines);
}
