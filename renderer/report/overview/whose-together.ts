import { type ReportTable, whoseOfStores } from '../../../preload/contract.ts';
import { whoseTogetherInWords } from '../../../preload/sheets.ts';
import { formatSpan } from '../../format/lengths.ts';
import { formatCounted, formatPart } from '../../format/numbers.ts';
import { longestOf, timesOfAll } from '../shared/report-numbers.ts';
import { neverOnlineTest } from '../shared/standing.ts';
import type { Scope } from './scope.ts';

/** Whether the downtime of these stores was each one's own or shared, once it was found out. */
export function whoseTogetherWords(table: ReportTable, { isIn }: Scope): string | undefined {
  const { details } = table;
  const times = timesOfAll(table, 'interpolated', longestOf(table));
  const found = details && whoseOfStores(details, times, isIn, neverOnlineTest(table));
  const saying = { share: formatPart, span: formatSpan, counted: formatCounted };
  return found && whoseTogetherInWords(found.whose, found.downtime, saying);
}
