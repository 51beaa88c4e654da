import {
  type Change,
  type Further,
  isRarelyObserved,
  NO_LIKELY_WORDS,
  type SetSure,
  type Sure,
  WITHOUT_RANGE,
  WITHOUT_WORDS,
} from '../../../../preload/contract.ts';
import { changeInWords } from '../../../../preload/sheets.ts';
import { formatCounted, formatPart, formatPercent } from '../../../format/numbers.ts';
import { dayOfDate, daysName } from '../../../format/periods.ts';
import { inWindow } from '../../../format/windows.ts';
import type { WindowFacts } from '../../summary/window-facts.ts';
import { formatHours } from '../words.ts';

/** The chance to be among the ten worst, as a person says it. */
export function chanceWords(chance: number): string {
  if (chance > 0.995) return 'almost certain';
  const of = Math.round(chance * 10);
  if (of === 0) return 'unlikely';
  return of === 10 ? 'more than 9 in 10' : `${of} in 10`;
}

/** Whether uptime changed from the week before by more than chance; `why` where it is known what made it worse. */
export const changeWords = (change: Change, why?: string | undefined): string =>
  changeInWords(change, { counted: formatCounted, share: formatPart, points: formatPercent }, why);

/**
 * How long stores together were likely down in the longest window. Where that was hardly watched, such as a period that begins
 * before the data do (`dataBegin`, a date), it is what would have been if all of it was like the rest, as SPEC §16 takes it to be.
 */
export function likelyWords(
  { range, stores }: Pick<SetSure['ranges'][number], 'range' | 'stores'>,
  { window, share }: Pick<WindowFacts, 'window' | 'share'>,
  dataBegin: string | undefined,
): string {
  const were = `${formatCounted(stores, 'store')} together ${stores === 1 ? 'was' : 'were'} likely down`;
  const between = `between ${formatHours(range.low)} and ${formatHours(range.high)} hours ${inWindow(window)}`;
  if (!isRarelyObserved(share)) return `${were} ${between}, the time that nobody watched included.`;
  const begin =
    dataBegin === undefined
      ? ''
      : ` Of the time before ${daysName(dayOfDate(dataBegin), dayOfDate(dataBegin))}, when the data begin, nothing is known.`;
  return `If the ${formatPart(1 - share)} of open time that nobody watched was like the rest, ${were} ${between}.${begin}`;
}

/** The stores of those that are meant that are most likely among the ten of most downtime of the report, and how likely. */
export function likelyWorst(
  { rank }: Pick<Further, 'rank'>,
  most: number,
  isIn: (store: number) => boolean = () => true,
) {
  return Array.from(rank, (chance, store) => ({ store, chance }))
    .filter(({ store, chance }) => chance > 0 && isIn(store))
    .sort((a, b) => b.chance - a.chance || a.store - b.store)
    .slice(0, most);
}

/** How many of the stores that are meant have no likely range, and why. */
export function withoutWords(
  { kinds }: Pick<Sure, 'kinds'>,
  { without }: Pick<Further, 'without'>,
  isIn: (store: number) => boolean = () => true,
): readonly string[] {
  if (typeof kinds === 'string') return [`No store has a likely range: ${NO_LIKELY_WORDS[kinds]}.`];
  return WITHOUT_RANGE.flatMap((reason, code) => {
    const count = without.reduce((sum, of, store) => sum + Number(of === code && isIn(store)), 0);
    if (reason === 'has-one' || count === 0) return [];
    return [
      count === 1
        ? `1 store has no likely range, because ${WITHOUT_WORDS[reason]}.`
        : `${formatCounted(count, 'store')} have no likely range, each because ${WITHOUT_WORDS[reason]}.`,
    ];
  });
}
