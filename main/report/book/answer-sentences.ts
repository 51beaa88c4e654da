import { isRarelyObserved } from '../clarity.ts';
import { NO_GROUP } from '../groups.ts';
import { costOf } from '../lost-sales.ts';
import { longestHeld, numbersOf } from '../numbers.ts';
import { changeInWords, togetherInWords } from '../sheets/change-words.ts';
import { theirShareInWords } from '../sheets/never-online-words.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import type { Change } from '../sure/change.ts';
import { fellTogether } from '../sure/fell-together.ts';
import type { SetSure } from '../sure/sure.ts';
import { uptimePercent } from '../uptime.ts';
import { sumOf } from './figures.ts';
import { nowSentence } from './now-sentence.ts';
import { clockOf, isOne, type Subject, scopeInWords } from './subject.ts';
import { whoseSentence } from './whose-sentence.ts';
import { counted, hoursInWords, moneyInWords, shareInWords } from './words.ts';

/** What a report answers of its stores, as the Overview of the window says it: a sentence each. */
export function answerSentences(subject: Subject): string[] {
  const { record, setAside, scope } = subject;
  const sum = sumIn(subject);
  const [up, down, unknown] = [sum('up'), sum('down'), sum('unknown')];
  const open = up + down + unknown;
  const found = setSureOf(subject);
  const whose = whoseSentence(subject);
  return [
    scope.kind === 'store' ? 'In business hours.' : `${scopeInWords(subject)}, in business hours.`,
    record.period === undefined ? nowSentence(subject) : hit(subject),
    ...(isOne(subject) ? [] : neverOnline(subject)),
    open === 0
      ? 'No store was open then.'
      : up + down === 0
        ? 'Nothing is known: no poll speaks for any of this business time.'
        : `${isOne(subject) ? 'It was' : 'Together they were'} down for ${hoursInWords(down)}, at least ${hoursInWords(sum('down-at-least'))} and at most ${hoursInWords(sum('down-at-most'))}.`,
    ...likely(found, (up + down) / open),
    ...(up + down === 0 ? [] : [`Uptime ${(uptimePercent(up, down) ?? Number.NaN).toFixed(2)} %.`]),
    ...(found?.change === undefined
      ? []
      : [changeInWords(found.change, SAYING, fellTogetherOn(subject, found.change))]),
    ...(down === 0 ? [] : cost(subject)),
    ...(whose === undefined ? [] : [whose]),
    ...(open === 0 ? [] : [`Of this business time ${shareInWords((up + down) / open)} was observed.`]),
    ...(setAside === 0
      ? []
      : [`${counted(setAside, 'more store')} set aside: in the other sheets, but in no figure here.`]),
    ...(record.includesSample ? ['The bundled sample is among these stores: it is not your data.'] : []),
  ];
}

const SAYING = { counted, share: shareInWords, points: (size: number) => size.toFixed(2) };

const sumIn =
  ({ report, stores }: Subject, window = longestHeld(report)) =>
  (measure: Parameters<typeof sumOf>[2]) =>
    sumOf(report, stores, measure, window);

function hit({ report, stores }: Subject): string {
  const { outages } = report.details;
  const isAsked = new Set(stores);
  const found = outages.store.subarray(0, outages.count).filter((store) => isAsked.has(store));
  if (found.length === 0) return 'No outage was found.';
  return `${counted(found.length, 'outage')} in ${counted(new Set(found).size, 'store')}.`;
}

/** Told apart from those that are down now (SPEC §16), with what they are of all downtime. */
function neverOnline({ record, report, stores }: Subject): readonly string[] {
  const never = stores.filter(neverOnlineTest(report.details));
  if (never.length === 0) return [];
  const downOf = (places: readonly number[]) => sumOf(report, places, 'down', longestHeld(report));
  const when = record.period === undefined ? 'that week' : 'in this period';
  const theirs = theirShareInWords(downOf(never) / downOf(stores), shareInWords);
  return [
    `${counted(never.length, 'store')} ${never.length === 1 ? 'was' : 'were'} never online ${when}${theirs}.`,
  ];
}

/** What was found out of just these stores together, with the same ones set aside. */
function setSureOf({ report, scope }: Subject): SetSure | undefined {
  const { sure } = report.details;
  const setAside = (report.leftOut ?? []).map(({ place }) => place);
  if (String(sure?.setAside) !== String(setAside)) return undefined;
  return sure?.further?.together.find(({ set }) =>
    set.kind === 'fleet'
      ? scope.kind === 'all'
      : scope.kind === 'groups' && scope.groups.length === 1 && scope.groups[0] === (set.name ?? NO_GROUP),
  );
}

/** The shared events that make most of what the week is worse, in words. */
function fellTogetherOn(subject: Subject, { change }: Change): string | undefined {
  const { report, stores } = subject;
  const { outages, sure } = report.details;
  if (sure === undefined) return undefined;
  const sum = sumIn(subject, 'week');
  const [up, down] = [sum('up'), sum('down')];
  const asked = new Set(stores);
  const fell = fellTogether({
    outages,
    sure,
    sets: report.details,
    isIn: (store) => asked.has(store),
    down,
    more: -change * (up + down),
  });
  const clock = clockOf(subject);
  return fell && togetherInWords(fell, { ...SAYING, span: (from, to) => `${clock(from)} to ${clock(to)}` });
}

/** Of a time that was hardly watched it is no more than what would have been, for SPEC §16 takes that to be like the rest. */
function likely(found: SetSure | undefined, observed: number): readonly string[] {
  const whole = found?.ranges.at(-1);
  if (whole === undefined || whole.stores === 0) return [];
  const { range, stores } = whole;
  const beginning = isRarelyObserved(observed)
    ? 'If the time that nobody watched was like the rest,'
    : 'With the time that nobody watched,';
  return [
    `${beginning} ${counted(stores, 'store')} together ${stores === 1 ? 'was' : 'were'} likely down between ${hoursInWords(range.low)} and ${hoursInWords(range.high)}.`,
  ];
}

function cost({ report, stores, currency }: Subject): readonly string[] {
  const { salesPerHour } = report.details;
  const sold = stores.filter((store) => salesPerHour[store] !== undefined);
  if (sold.length === 0) return [];
  const [about, least, most] = (['down', 'down-at-least', 'down-at-most'] as const).map((measure) => {
    const costs = costOf(numbersOf(report, 'interpolated', measure, longestHeld(report)), salesPerHour);
    return moneyInWords(
      sold.reduce((sum, store) => sum + (costs[store] as number), 0),
      currency,
    );
  });
  const of =
    sold.length < stores.length ? ` in the ${counted(sold.length, 'store')} whose sales are known` : '';
  return [`That cost about ${about} in sales (${least} to ${most})${of}.`];
}
