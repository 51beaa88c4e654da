import { numbersOf } from '../numbers.ts';
import { fewPolledInWords, unwatchedInWords, type WatchedHour } from '../sheets/watched-words.ts';
import { downAtClosingTest, neverOnlineTest, openTest } from '../standing-flags.ts';
import { stillDown } from './figures.ts';
import { clockOf, isOne, type Subject } from './subject.ts';
import { counted, wholeInWords } from './words.ts';

/** How many stores were down at as-of, or since when one was; where none was, whether that is an all-clear. */
export function nowSentence(subject: Subject): string {
  return [nowOf(subject), ...atClosing(subject)].join(' ');
}

function nowOf(subject: Subject): string {
  const { record, report, stores } = subject;
  const down = stillDown(subject);
  const count = down.length;
  const clock = clockOf(subject);
  const at = clock(record.asOf);
  if (isOne(subject) && count > 0) {
    const since = report.details.outages.started[down[0] as number] as number;
    return `It was down at ${at}, since ${clock(since)}.`;
  }
  if (count === 0) return noneDown(subject, at);
  const isOpen = openTest(report.details);
  const of =
    isOpen === undefined ? counted(stores.length, 'store') : openInWords(stores.filter(isOpen).length);
  const few = fewPolledInWords(watchedHour(subject), counted);
  return `${wholeInWords(count)} of ${of} ${count === 1 ? 'was' : 'were'} down at ${at}.${few === undefined ? '' : ` ${few}`}`;
}

const openInWords = (count: number): string =>
  count === 1 ? 'the 1 store that was open' : `the ${counted(count, 'store')} that were open`;

/** How many that are closed were down when they closed (standing.ts); of several, those never online are told apart. */
function atClosing(subject: Subject): readonly string[] {
  const { report, stores } = subject;
  const wasDown = downAtClosingTest(report.details);
  if (isOne(subject)) {
    const isSo = wasDown(stores[0] as number);
    return isSo ? ['It was down when it closed, and no poll has found it up after that.'] : [];
  }
  const isNeverOnline = neverOnlineTest(report.details);
  const count = stores.filter((store) => wasDown(store) && !isNeverOnline(store)).length;
  if (count === 0) return [];
  const those = stillDown(subject).length > 0 ? `${wholeInWords(count)} more` : counted(count, 'store');
  return [`${those} ${count === 1 ? 'was down when it closed' : 'were down when they closed'}.`];
}

function noneDown(subject: Subject, at: string): string {
  const hour = watchedHour(subject);
  if (isOne(subject)) {
    if (hour.polled > 0) return `It was not found down at ${at}.`;
  } else {
    const few = fewPolledInWords(hour, counted);
    if (few !== undefined) return `${few} None of those was found down.`;
    if (hour.polled > 0) return `None of them was found down at ${at}.`;
  }
  return hour.open > 0
    ? unwatchedInWords(hour, at, counted)
    : `${isOne(subject) ? 'It was' : 'All of them were'} closed in the hour before ${at}.`;
}

function watchedHour({ report, stores }: Subject): WatchedHour {
  const timeOf = (measure: 'up' | 'down' | 'unknown') => numbersOf(report, 'interpolated', measure, 'hour');
  const [up, down, unknown] = [timeOf('up'), timeOf('down'), timeOf('unknown')];
  const known = (store: number) => (up[store] as number) + (down[store] as number);
  const open = stores.filter((store) => known(store) + (unknown[store] as number) > 0);
  return {
    open: open.length,
    closed: stores.length - open.length,
    polled: open.filter((store) => known(store) > 0).length,
  };
}
