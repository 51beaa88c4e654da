import {
  countTelling,
  downtimeOf,
  neverOnlineTest,
  type ReportTable,
  whoseTogether,
} from '../../../preload/contract.ts';
import { whoseTogetherInWords } from '../../../preload/sheets.ts';
import { formatSpan } from '../../format/lengths.ts';
import { formatCounted, formatPart } from '../../format/numbers.ts';
import { longestOf, timesOfAll } from '../shared/report-numbers.ts';
import type { Scope } from './scope.ts';

/** Whether the downtime of these stores was each one's own or shared, once it was found out. */
export function whoseTogetherWords(table: ReportTable, { isIn }: Scope): string | undefined {
  const { details } = table;
  if (details?.sure === undefined) return undefined;
  const isNeverOnline = neverOnlineTest(details);
  const isCounted = (store: number) => isIn(store) && !isNeverOnline(store);
  const downtime = downtimeOf(details.outages, details.sure.outages, isCounted);
  const { up, down } = timesOfAll(table, 'interpolated', longestOf(table));
  const whose = whoseTogether(downtime, countTelling(up, down, isNeverOnline));
  return (
    whose &&
    whoseTogetherInWords(whose, downtime, { share: formatPart, span: formatSpan, counted: formatCounted })
  );
}
