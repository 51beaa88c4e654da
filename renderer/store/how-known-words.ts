import {
  LIKELY_MEANS,
  NO_LIKELY_WORDS,
  type Reasoning,
  type StoreSure,
  SURELY_MEANS,
  WITHOUT_WORDS,
} from '../../preload/contract.ts';
import { formatSpan } from '../format/lengths.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';

type Range = StoreSure['ranges'][number];

/** What a store's likely range of a window comes from, step by step; or why it has none (SPEC §16). */
export function howKnown(sure: StoreSure, window: Range['window']): readonly string[] {
  const range = sure.ranges.find((one) => one.window === window);
  if (range === undefined) return [whyNone(sure)];
  return [LIKELY_MEANS, ...reasoningWords(range), ...rankWords(sure.rank), SURELY_MEANS];
}

function whyNone({ without, none }: StoreSure): string {
  if (none !== undefined) return `There is no likely range: ${NO_LIKELY_WORDS[none]}.`;
  if (without === undefined || without === 'has-one') return 'There is no likely range of this time.';
  return `It has no likely range: ${WITHOUT_WORDS[without]}.`;
}

function reasoningWords({ reasoning, low, high }: Range): readonly string[] {
  if (reasoning === undefined) {
    return ['The data have changed since this was found out, so what it came from cannot be shown any more.'];
  }
  const { pairs, changes, upFor, downFor, mean, deviation } = reasoning;
  return [
    pairsWords(reasoning),
    `Stores ${pairs === 0 ? 'without such polls' : 'whose polls look like this'} are up for about ${formatSpan(upFor)} at a stretch, then down for about ${formatSpan(downFor)}.${
      changes === 0 ? ' Without a change of its own, that is mostly what the other stores are like.' : ''
    }`,
    `So a downtime of ${formatSpan(mean)} is to be expected, give or take ${formatSpan(deviation)}.`,
    `In nine of ten such stores the true downtime is then between ${formatSpan(low)} and ${formatSpan(high)}; what is surely not so is left out.`,
  ];
}

function pairsWords({ pairs, changes }: Reasoning): string {
  if (pairs === 0) return 'No two of its polls follow one another within an opening.';
  const found =
    changes === 0
      ? 'none of them found a change'
      : changes === 1
        ? 'one of them found a change'
        : `${formatCount(changes)} of them found a change`;
  return `${formatCounted(pairs, 'time')} two of its polls follow one another within an opening; ${found}.`;
}

function rankWords(rank: number | undefined): readonly string[] {
  if (rank === undefined) return [];
  const percent = Math.round(rank * 100);
  if (percent === 0) return ['It is hardly among the ten of most downtime.'];
  if (percent === 100) return ['It is almost surely among the ten of most downtime.'];
  return [
    `As far as the polls tell, the chance that it is among the ten of most downtime is ${percent} in 100.`,
  ];
}
