import { useMemo } from 'react';
import { type FellTogether, fellTogether, type ReportTable } from '../../../preload/contract.ts';
import { togetherInWords } from '../../../preload/sheets.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatPart } from '../../format/numbers.ts';
import type { Held } from '../../trend/change-sentence.ts';
import { timeOf } from '../../trend/week-numbers.ts';
import type { Scope } from './scope.ts';

/** The shared events that make most of what a week is worse than the one before, of the stores of a report that are meant. */
function worseTogether(
  { details }: ReportTable,
  { rollUp, isIn }: Scope,
  held: Held | undefined,
): FellTogether | undefined {
  if (details?.sure === undefined || held === undefined) return undefined;
  const [up, down] = [
    timeOf(rollUp, LEADING_METHOD, 'up', 'week'),
    timeOf(rollUp, LEADING_METHOD, 'down', 'week'),
  ];
  const more = ((held.before.uptime - held.now.uptime) / 100) * (up + down);
  return fellTogether({
    outages: details.outages,
    sure: details.sure,
    sets: details,
    isIn,
    down,
    more,
  });
}

/** The same in words, of the clock that reports are read by. */
export function useWorseTogether(
  table: ReportTable,
  scope: Scope | undefined,
  held: Held | undefined,
): string | undefined {
  const times = useDataTimes();
  const fell = useMemo(
    () => (scope === undefined ? undefined : worseTogether(table, scope, held)),
    [table, scope, held],
  );
  return fell && togetherInWords(fell, { share: formatPart, span: times.span });
}
