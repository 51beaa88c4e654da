import type { Caveat, ReportComparison } from '../../../preload/contract.ts';
import { formatCounted } from '../../format/numbers.ts';
import { formatDuration } from '../../format/times.ts';

/** What makes the two reports less than alike; nothing where they are. */
export function Caveats({ comparison }: { readonly comparison: ReportComparison }) {
  const undone = [comparison.before, comparison.after].filter(({ fromUndone }) => fromUndone).length;
  const sentences = [
    ...comparison.caveats.map(sentenceOf),
    ...(undone === 0 ? [] : [`${undone === 2 ? 'Both were' : 'One was'} made from data since undone.`]),
  ];
  if (sentences.length === 0) return null;
  return (
    <ul className="caveats" aria-label="What to know before comparing">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sentenceOf(caveat: Caveat): string {
  switch (caveat.kind) {
    case 'reach':
      return `Their reach differs: a poll spoke for at most ${formatDuration(caveat.before)} before, ${formatDuration(caveat.after)} after. Interpolated numbers differ by that too.`;
    case 'overlap':
      return `They overlap by ${formatDuration(caveat.shared)}, which count in both.`;
    case 'time-of-day':
      return 'They are as of different times of day: their last hours differ, and poll count may have left out other stores.';
    case 'stores':
      return `${formatCounted(caveat.added, 'store')} new, ${formatCounted(caveat.gone, 'store')} gone: the totals are of different stores.`;
    case 'hours':
      return `${formatCounted(caveat.stores, 'store')} had other business hours, which may be why they changed.`;
    case 'closures':
      return `${formatCounted(caveat.stores, 'store')} had other closures, which took ${formatDuration(caveat.before)} of business time before, ${formatDuration(caveat.after)} after.`;
    case 'set-aside':
      return `${formatCounted(caveat.stores, 'store')} set aside: in the table, but in no sum of either report.`;
    case 'no-groups':
      return 'One is from before reports kept groups, so groups cannot be compared.';
  }
}
