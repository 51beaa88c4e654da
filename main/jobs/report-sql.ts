import { readFileSync } from 'node:fs';
import { dayOf } from '../report/calendar.ts';
import type { ReportQuestion } from '../report/period.ts';
import { DAY } from '../report/weekly-hours.ts';

/**
 * A report's question and what answers it, by both methods, as SQL over the tables that are handed over. The SQL lies beside the
 * program, in the source tree and in a build alike.
 */
export function reportSql(question: ReportQuestion): string {
  return [
    ...variablesOf(question),
    '',
    sql('lengths'),
    sql(question.period === undefined ? 'windows' : 'period'),
  ].join('\n');
}

const sql = (name: string): string => readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8');

function variablesOf({ asOf, reach, period }: ReportQuestion): string[] {
  const set = (name: string, value: string) => `SET VARIABLE ${name} = ${value};`;
  const common = [
    set('asks', `'${period?.kind ?? 'windows'}'`),
    set('as_of_ms', `${asOf}::BIGINT`),
    set('reach_ms', `${reach}::BIGINT`),
  ];
  if (period === undefined) return common;
  const [from, to] =
    period.kind === 'instants'
      ? [period.from, period.to]
      : [dayOf(period.from) * DAY, (dayOf(period.to) + 1) * DAY];
  return [...common, set('from_ms', `${from}::BIGINT`), set('to_ms', `${to}::BIGINT`)];
}
