import type { Deed, ImportRecord } from '../jobs/service/service.ts';

const count = new Intl.NumberFormat('en-US');
export const counted = (value: number, one: string) =>
  `${count.format(value)} ${value === 1 ? one : `${one}s`}`;

/** What a report by the clock is called, by its period: “Report of last week”. */
export const reportTitle = (preset: string | undefined): string =>
  `Report of ${preset === undefined ? 'the last hour, day and week' : preset.replaceAll('-', ' ')}`;

/** What an import came to, to end a sentence: “120 rows, 12 new, …”. */
export function importWords({ rows, added, replaced, unchanged, rejected, warnings }: ImportRecord): string {
  const parts = [
    counted(rows, 'row'),
    `${count.format(added)} new`,
    ...(replaced === 0 ? [] : [`${count.format(replaced)} replaced`]),
    ...(unchanged === 0 ? [] : [`${count.format(unchanged)} unchanged`]),
    ...(rejected === 0 ? [] : [`${count.format(rejected)} rejected`]),
    ...(warnings.length === 0 ? [] : [counted(warnings.length, 'warning')]),
  ];
  return parts.join(', ');
}

const OUTCOMES: Readonly<Record<Deed['outcome'], string>> = {
  done: 'done',
  known: 'already imported',
  refused: 'refused',
  failed: 'failed',
};

/** A deed in a line: `polls.csv: imported, 120 rows, 12 new`. */
export function deedWords({
  name,
  kind,
  outcome,
  line,
}: Pick<Deed, 'name' | 'kind' | 'outcome' | 'line'>): string {
  const what = outcome === 'done' && kind !== 'report' ? 'imported' : OUTCOMES[outcome];
  return `${name}: ${kind === 'report' && outcome === 'done' ? '' : `${what}: `}${line}`;
}
