import { longestHeld, numbersOf } from '../numbers.ts';
import { whoseInWords, whoseTogetherInWords } from '../sheets/whose-words.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import { storeWhose } from '../sure/store-whose.ts';
import { countTelling, downtimeOf, whoseTogether } from '../sure/whose.ts';
import { isOne, type Subject } from './subject.ts';
import { counted, hoursInWords, shareInWords } from './words.ts';

/** Whether the downtime was each store's own or shared, as the window says it; none where that is not known. */
export function whoseSentence(subject: Subject): string | undefined {
  const { report, stores } = subject;
  const saying = { share: shareInWords, span: hoursInWords, counted };
  const [only] = stores;
  if (isOne(subject) && only !== undefined) {
    const of = storeWhose(report, only);
    return of && whoseInWords(of, saying);
  }
  const { details } = report;
  if (details.sure === undefined) return undefined;
  const isNeverOnline = neverOnlineTest(details);
  const asked = new Set(stores);
  const isIn = (store: number) => asked.has(store) && !isNeverOnline(store);
  const downtime = downtimeOf(details.outages, details.sure.outages, isIn);
  const window = longestHeld(report);
  const timeOf = (measure: 'up' | 'down') => numbersOf(report, 'interpolated', measure, window);
  const whose = whoseTogether(downtime, countTelling(timeOf('up'), timeOf('down'), isNeverOnline));
  return whose && whoseTogetherInWords(whose, downtime, saying);
}
