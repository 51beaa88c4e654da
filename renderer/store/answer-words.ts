import type { Measure, StoreEvidence } from '../../preload/contract.ts';
import { formatSpan } from '../format/lengths.ts';
import { formatCounted } from '../format/numbers.ts';
import { inWindow } from '../format/windows.ts';
import { longestWindow, numberOf } from './store-numbers.ts';

type Facts = Pick<StoreEvidence, 'numbers' | 'outages'>;

/** What the page of a store says first, of its week or its period (SPEC §16). */
type StoreAnswer = {
  readonly lead: string;
  /** Sentences that say how far the lead can be trusted, and whether it goes on. */
  readonly more: readonly string[];
};

/** How long a store was down of the time it was open; `at` writes an instant by the page's clock. */
export function storeAnswer(facts: Facts, at: (instant: number) => string): StoreAnswer {
  const window = longestWindow(facts);
  const time = (measure: Measure) => numberOf(facts, { method: 'interpolated', measure, window });
  const [down, unknown] = [time('down'), time('unknown')];
  const known = time('up') + down;
  const open = formatSpan(known + unknown);
  if (known + unknown === 0) return { lead: `Never open ${inWindow(window)}.`, more: [] };
  if (known === 0) {
    return { lead: `Nobody watched it ${inWindow(window)}: nothing is known of ${open} open.`, more: [] };
  }
  const unwatched = unknown > 0 ? [`Nobody watched ${formatSpan(unknown)} of it.`] : [];
  if (down === 0) return { lead: `Not found down in ${open} open ${inWindow(window)}.`, more: unwatched };
  const [least, most] = [formatSpan(time('down-at-least')), formatSpan(time('down-at-most'))];
  return {
    lead: `Down ${formatSpan(down)} of ${open} open ${inWindow(window)}.`,
    more: [`At least ${least}, at most ${most}.`, ...unwatched, ...outageWords(facts, at)],
  };
}

/** How many outages there were, and since when it is down where it still is. */
function outageWords({ outages }: Facts, at: (instant: number) => string): readonly string[] {
  const last = outages.at(-1);
  if (last === undefined) return [];
  const longest = formatSpan(Math.max(...outages.map(({ down }) => down)));
  const count =
    outages.length === 1
      ? 'One outage.'
      : `${formatCounted(outages.length, 'outage')}, the longest ${longest}.`;
  if (last.endedBy !== 'as-of') return [count];
  const since = last.began === 'before-window' ? `before ${at(last.started)}` : at(last.started);
  return [count, `Still down, since ${since}.`];
}
