import { useState } from 'react';
import type { CountedTime, ReportTable } from '../../../preload/contract.ts';
import { setAsideCount } from '../../aside/aside-words.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { askedGroup, type GroupChoice } from '../shared/group-choice.ts';

/** What adds up hour by hour, and what is to be said of it. */
type HourByHour = {
  /** `undefined` of a group until it is added up, and where it cannot be. */
  readonly time: CountedTime | undefined;
  readonly note: string | undefined;
};

/**
 * What adds up hour by hour over the stores of a group, or all, without those set aside. A report itself (`whole`) knows that of all
 * its stores together alone, so the rest is added up again, once `hasTime`: every core computes for it.
 */
export function useCountedTime(
  table: ReportTable,
  choice: GroupChoice,
  whole: CountedTime | undefined,
  hasTime: boolean,
): HourByHour {
  const group = askedGroup(table, choice);
  const [isWanted, setWanted] = useState(hasTime);
  if (hasTime && !isWanted) setWanted(true);
  const isAsked = isWanted && (group !== undefined || table.leftOut.length > 0);
  const of = { report: table.record.id, ...(group === undefined ? {} : { group }) };
  const { result } = useQuery('countedTime', isAsked ? of : undefined);
  const counted = isAsked && result?.ok === true ? result.value : undefined;
  if (counted !== undefined) return { time: counted, note: undefined };
  if (group !== undefined) return { time: undefined, note: result === undefined ? ADDING : NOT_ANY_MORE };
  if (table.leftOut.length === 0) return { time: whole, note: undefined };
  const why = result === undefined ? 'until it is added up again' : CHANGED;
  return { time: whole, note: `This still counts the ${setAsideCount(table.leftOut.length)}, ${why}.` };
}

const CHANGED = 'because the data have changed since the report was made';
const ADDING = 'The hours of this group are being added up…';
const NOT_ANY_MORE = `The hours of this group cannot be added up, ${CHANGED}. Create it again to see them.`;
