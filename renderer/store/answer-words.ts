import {
  isRarelyObserved,
  type Measure,
  type StoreEvidence,
  type StoreSure,
} from '../../preload/contract.ts';
import { whoseInWords } from '../../preload/sheets.ts';
import { formatSpan } from '../format/lengths.ts';
import type { PageClock } from '../format/local-clock.ts';
import { formatMoneyShortly } from '../format/money.ts';
import { formatCounted, formatPart } from '../format/numbers.ts';
import { HOUR } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { inWindow } from '../format/windows.ts';
import { type NowClock, type NowFacts, nowWords, sinceWords } from './now-words.ts';
import { longestWindow, numberOf } from './store-numbers.ts';
import { usualWords } from './usual-words.ts';

type AnswerClock = NowClock & Pick<PageClock, 'isOwn'>;
type Facts = NowFacts & Pick<StoreEvidence, 'numbers' | 'salesPerHour'>;

/** What the page of a store says first: how it is at as-of, then of its week or its period (SPEC §16). */
type StoreAnswer = {
  readonly lead: string;
  /** Sentences that say how far the lead can be trusted, and whether it goes on. */
  readonly more: readonly string[];
};

/**
 * How a store is at as-of, and how long it was down of the time it was open, by the page's clock. `sure` is there once it was found out how sure the
 * report is.
 */
export function storeAnswer(
  facts: Facts,
  clock: AnswerClock,
  sure: StoreSure | undefined,
  currency: string,
): StoreAnswer {
  const week = weekAnswer(facts, clock, sure, currency);
  const now = nowWords(facts, clock);
  return now === undefined ? week : { ...week, lead: `${now} ${week.lead}` };
}

function weekAnswer(
  facts: Facts,
  clock: AnswerClock,
  sure: StoreSure | undefined,
  currency: string,
): StoreAnswer {
  const window = longestWindow(facts);
  const when = inWindow(window, facts.period);
  const time = (measure: Measure) => numberOf(facts, { method: 'interpolated', measure, window });
  const [down, unknown] = [time('down'), time('unknown')];
  const known = time('up') + down;
  const open = formatSpan(known + unknown);
  if (known + unknown === 0) return { lead: `Never open ${when}.`, more: [] };
  if (known === 0) {
    return { lead: `Nobody watched it ${when}: nothing is known of ${open} open.`, more: [] };
  }
  if (down === 0) {
    const unwatched = unknown > 0 ? [`Nobody watched ${formatSpan(unknown)} of that.`] : [];
    return { lead: `Not found down in ${open} open ${when}.`, more: unwatched };
  }
  const [least, most] = [formatSpan(time('down-at-least')), formatSpan(time('down-at-most'))];
  const likely = sure?.ranges.find((range) => range.window === window);
  const bounds = `t least ${least}, at most ${most}.`;
  return {
    lead: `Down ${formatSpan(down)} of ${open} open ${when}.`,
    more: [
      ...(likely === undefined
        ? [`A${bounds}`]
        : [`${likelyWords(likely, { known, unknown }, facts, clock)}; a${bounds}`]),
      ...costWords(facts, [down, time('down-at-least'), time('down-at-most')], currency),
      ...(likely === undefined && unknown > 0 ? [`Nobody watched another ${formatSpan(unknown)}.`] : []),
      ...outageWords(facts, clock),
      ...othersWords(sure),
      ...usually(time('up') > 0 ? sure?.usual?.hours : undefined, clock),
    ],
  };
}

/**
 * The likely range, which holds what nobody watched too, and so may lie above all that was found. Where that is most of the time,
 * such as all that was before its first poll, it is no more than what would have been: SPEC §16 takes it to be like the rest.
 */
function likelyWords(
  { low, high }: StoreSure['ranges'][number],
  { known, unknown }: { readonly known: number; readonly unknown: number },
  facts: Facts,
  clock: AnswerClock,
): string {
  const range = `${formatSpan(low)} to ${formatSpan(high)}`;
  if (unknown === 0) return `Likely ${range}`;
  const unwatched = `Nobody watched another ${formatSpan(unknown)}`;
  return isRarelyObserved(known / (known + unknown))
    ? `${unwatched}${beginWords(facts, clock, unknown)}; if that time was like the rest, it was down ${range} in all`
    : `${unwatched}; counting what likely happened then, it was down ${range}`;
}

/** Since when a store is watched, where most of the time that nobody watched was before that. */
function beginWords({ stretches }: Facts, { day }: AnswerClock, unknown: number): string {
  const first = stretches.findIndex(({ state }) => state !== 'unknown');
  const before = stretches.slice(0, first).reduce((time, { from, to }) => time + to - from, 0);
  const begin = stretches[first];
  return begin !== undefined && before > unknown / 2 ? ` (it is watched since ${day(begin.from)})` : '';
}

/** What the downtime cost, where it is known what the store sells in an hour: about, at least and at most. */
function costWords(
  { salesPerHour }: Facts,
  times: readonly [number, number, number],
  currency: string,
): readonly string[] {
  if (salesPerHour === undefined) return [];
  const [about, least, most] = times.map((time) =>
    formatMoneyShortly((time / HOUR) * salesPerHour, currency),
  );
  return [`It cost about ${about} (${least} to ${most}).`];
}

/** Whether it was its own or shared, beside others; nothing where that is not known. */
function othersWords(sure: StoreSure | undefined): readonly string[] {
  if (sure?.whose === undefined) return [];
  const { event, mates } = sure.whose;
  const alike =
    event === undefined || event.alike.kind === 'fleet'
      ? event?.alike
      : { ...event.alike, name: visibleText(event.alike.name) };
  const told = {
    ...sure.whose,
    event: event && alike && { ...event, alike },
    mates: mates && { ...mates, group: visibleText(mates.group) },
  };
  return [whoseInWords(told, { share: formatPart, span: formatSpan, counted: formatCounted })];
}

function usually(
  hours: NonNullable<StoreSure['usual']>['hours'] | undefined,
  { isOwn }: AnswerClock,
): readonly string[] {
  const words = hours === undefined ? undefined : usualWords(hours);
  return words === undefined ? [] : [`Most often down ${words}${isOwn ? '' : ', the store’s own time'}.`];
}

/** How many outages there were; of a period that is not over, since when it is down where it still is. */
function outageWords({ outages, period }: Facts, clock: AnswerClock): readonly string[] {
  const last = outages.at(-1);
  if (last === undefined) return [];
  const longest = formatSpan(Math.max(...outages.map(({ down }) => down)));
  const count =
    outages.length === 1
      ? 'One outage.'
      : `${formatCounted(outages.length, 'outage')}, the longest ${longest}.`;
  return last.endedBy === 'as-of' && period !== undefined
    ? [count, `Still down, since ${sinceWords(last, clock)}.`]
    : [count];
}
