import type { Caveat } from '../caveats.ts';
import type { Clarity } from '../clarity.ts';
import type { Milliseconds } from '../types.ts';
import { CHANGE_WORDS, capitalised } from './change-words.ts';

const after = (words: string) => `${capitalised(words)} after`;

/** What can be said of the downtime of the later of two reports. */
export const CLARITY_WORDS: Readonly<Record<Clarity, string>> = {
  better: after(CHANGE_WORDS.better),
  worse: after(CHANGE_WORDS.worse),
  'likely-better': after(CHANGE_WORDS['likely-better']),
  'likely-worse': after(CHANGE_WORDS['likely-worse']),
  unclear: capitalised(CHANGE_WORDS.unclear),
  unobserved: 'Too little was observed to tell a change',
};

/** How a place that tells of two reports says numbers. */
type Saying = {
  /** "1 store", "2,400 stores". */
  readonly counted: (value: number, one: string) => string;
  readonly length: (time: Milliseconds) => string;
};

/** What makes two reports less than alike, in a sentence. */
export function caveatInWords(caveat: Caveat, { counted, length }: Saying): string {
  const some = (stores: number, what: string) =>
    stores === 0 ? [] : [`${counted(stores, 'store')} ${what}`];
  switch (caveat.kind) {
    case 'reach':
      return `Their reach differs: a poll spoke for at most ${length(caveat.before)} before, ${length(caveat.after)} after. Interpolated numbers differ by that too.`;
    case 'overlap':
      return `They overlap by ${length(caveat.shared)}, which count in both.`;
    case 'time-of-day':
      return 'They end at different times of day, so their last hours differ, and poll count may leave out different stores.';
    case 'stores':
      return `${[...some(caveat.added, 'new'), ...some(caveat.gone, 'gone')].join(', ')}: the totals are of different stores.`;
    case 'hours':
      return `${counted(caveat.stores, 'store')} had other business hours, which may be why they changed.`;
    case 'closures':
      return `${counted(caveat.stores, 'store')} had other closures, which took ${length(caveat.before)} of business time before, ${length(caveat.after)} after.`;
    case 'set-aside':
      return `${counted(caveat.stores, 'store')} set aside: in the table, but in no sum of either report.`;
    case 'no-groups':
      return 'One is from before reports kept groups, so groups cannot be compared.';
  }
}
