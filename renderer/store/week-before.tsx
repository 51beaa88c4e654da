import { useQuery } from '../bridge/use-query.ts';
import { changeSentence } from '../trend/change-sentence.ts';
import { heldOf } from './week-held.ts';

/** Whether the week of a store was better or worse than the one before; nothing where polls do not reach that. */
export function WeekBefore({ report, store }: { readonly report: string; readonly store: string }) {
  const { result } = useQuery('storeTrend', { report, store });
  const held = result?.ok === true ? heldOf(result.value) : undefined;
  return held === undefined ? null : <p>{changeSentence(held)}</p>;
}
