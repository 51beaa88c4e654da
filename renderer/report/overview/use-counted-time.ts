import type { CountedTime, ReportTable } from '../../../preload/contract.ts';
import { setAsideCount } from '../../aside/aside-words.ts';
import { useQuery } from '../../bridge/use-query.ts';

/**
 * What adds up hour by hour without the stores that are set aside, once that was added up, and what is to be said where it
 * was not: a report itself knows that of all its stores together alone.
 */
export function useCountedTime(table: ReportTable): {
  readonly counted: CountedTime | undefined;
  readonly note: string | undefined;
} {
  const isAsked = table.leftOut.length > 0;
  const { result } = useQuery('countedTime', isAsked ? table.record.id : undefined);
  const counted = isAsked && result?.ok === true ? result.value : undefined;
  if (!isAsked || counted !== undefined) return { counted, note: undefined };
  const still = `This still counts the ${setAsideCount(table.leftOut.length)}`;
  const why =
    result === undefined
      ? 'until it is added up again'
      : 'because the data have changed since the report was made';
  return { counted, note: `${still}, ${why}.` };
}
