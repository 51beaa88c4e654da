import { longestHeld, numbersOf } from '../numbers.ts';
import { whoseInWords, whoseTogetherInWords } from '../sheets/whose-words.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import { storeWhose } from '../sure/store-whose.ts';
import { whoseOfStores } from '../sure/whose.ts';
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
  const window = longestHeld(report);
  const timeOf = (measure: 'up' | 'down') => numbersOf(report, 'interpolated', measure, window);
  const asked = new Set(stores);
  const times = { up: timeOf('up'), down: timeOf('down') };
  const found = whoseOfStores(
    report.details,
    times,
    (store) => asked.has(store),
    neverOnlineTest(report.details),
  );
  return found && whoseTogetherInWords(found.whose, found.downtime, saying);
}
