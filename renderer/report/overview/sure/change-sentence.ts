import type { Change } from '../../../../preload/contract.ts';
import { describeChange, type Held } from '../week-before.ts';
import { changeWords } from './sure-words.ts';

/** Whether it was better or worse in the week before: what is sure first, then what is likely, else that it is not clear. */
export function changeSentence(held: Held | undefined, change: Change | undefined): string {
  const isSure = held?.clarity === 'better' || held?.clarity === 'worse';
  return !isSure && change?.verdict === 'likely' ? changeWords(change) : describeChange(held);
}
