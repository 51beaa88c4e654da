import {
  type Change,
  type Further,
  LEAST_OBSERVED,
  NO_LIKELY_WORDS,
  type Sure,
  WITHOUT_RANGE,
  WITHOUT_WORDS,
} from '../../../../preload/contract.ts';
import { formatCounted, formatPart, formatPercent } from '../../../format/numbers.ts';

/** The chance to be among the ten worst, as a person says it. */
export function chanceWords(chance: number): string {
  if (chance > 0.995) return 'sure to belong here';
  const of = Math.round(chance * 10);
  if (of === 0) return 'hardly belongs here';
  return of === 10 ? 'more than 9 of 10 sure to belong here' : `${of} of 10 sure to belong here`;
}

/** Whether uptime changed from the week before by more than chance. */
export function changeWords({ change, verdict, stores, observed: { before, now } }: Change): string {
  if (!(before >= LEAST_OBSERVED && now >= LEAST_OBSERVED)) {
    return `Too little was observed to tell a change of uptime: ${formatPart(before)} in the week before, ${formatPart(now)} in this one.`;
  }
  const points = `${formatPercent(Math.abs(change) * 100)} points`;
  switch (verdict) {
    case 'likely':
      return `Uptime is likely ${change > 0 ? 'better' : 'worse'} than in the week before, by ${points} (${formatCounted(stores, 'store')}).`;
    case 'days-run-on':
      return `Uptime is ${points} ${change > 0 ? 'above' : 'below'} the week before. That is not called likely: days differ, and a bad day may last into the next.`;
    case 'unclear':
      return 'No clear change of uptime from the week before: it is no more than chance brings.';
  }
}

/** The stores most likely to be among the ten of most downtime, and how likely. */
export function likelyWorst({ rank }: Pick<Further, 'rank'>, most: number) {
  return Array.from(rank, (chance, store) => ({ store, chance }))
    .filter(({ chance }) => chance > 0)
    .sort((a, b) => b.chance - a.chance || a.store - b.store)
    .slice(0, most);
}

/** How many stores have no likely range, and why. */
export function withoutWords(
  { kinds }: Pick<Sure, 'kinds'>,
  { without }: Pick<Further, 'without'>,
  isLeftOut: (store: number) => boolean = () => false,
): readonly string[] {
  if (typeof kinds === 'string') return [`No store has a likely range: ${NO_LIKELY_WORDS[kinds]}.`];
  return WITHOUT_RANGE.flatMap((reason, code) => {
    const count = without.reduce((sum, of, store) => sum + Number(of === code && !isLeftOut(store)), 0);
    if (reason === 'has-one' || count === 0) return [];
    return [
      `${formatCounted(count, 'store')} without a likely range, each because ${WITHOUT_WORDS[reason]}.`,
    ];
  });
}
