import { countTelling, type ReportTable, whoseOfStores, whoseTogether } from '../../../preload/contract.ts';
import { whoseTogetherInWords } from '../../../preload/sheets.ts';
import { formatSpan } from '../../format/lengths.ts';
import { formatCounted, formatPart } from '../../format/numbers.ts';
import { longestOf, timesOfAll } from '../shared/report-numbers.ts';
import { neverOnlineTest } from '../shared/standing.ts';
import type { Scope } from './scope.ts';

/** Whether the downtime of these stores was each one's own or shared, once it was found out. */
export function whoseTogetherWords(table: ReportTable, { isIn }: Pick<Scope, 'isIn'>): string | undefined {
  const { details } = table;
  const times = timesOfAll(table, 'interpolated', longestOf(table));
  const found = details && whoseOfStores(details, times, isIn, neverOnlineTest(table));
  return found && whoseTogetherInWords(found.whose, found.downtime, SAYING);
}

const SAYING = { share: formatPart, span: formatSpan, counted: formatCounted };

/**
 * Words as long as those will be, to hold their place until they are found out, which is seconds after the rest; `undefined`
 * where they are known already, and where none will come.
 */
export function whoseAwaitedWords(table: ReportTable, { isIn }: Pick<Scope, 'isIn'>): string | undefined {
  if (table.details === undefined || table.details.sure !== undefined) return undefined;
  const times = timesOfAll(table, 'interpolated', longestOf(table));
  const isNeverOnline = neverOnlineTest(table);
  const down = times.down.reduce(
    (sum, time, store) => (isIn(store) && !isNeverOnline(store) ? sum + time : sum),
    0,
  );
  const downtime = { down, shared: down / 4 };
  const whose = whoseTogether(downtime, countTelling(times.up, times.down, isNeverOnline));
  return whose && whoseTogetherInWords(whose, downtime, SAYING);
}
