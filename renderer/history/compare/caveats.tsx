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
    <ul className="caveats" aria-label="Mind when comparing">
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
      return `They share ${formatDuration(caveat.shared)}, which count in both.`;
    case 'time-of-day':
      return 'They are as of different times of the day, so their last hours are not alike, and poll count may have counted other stores.';
    case 'stores':
      return `${formatCounted(caveat.added, 'store')} new, ${formatCounted(caveat.gone, 'store')} gone: the totals are of different stores.`;
    case 'hours':
      return `${formatCounted(caveat.stores, 'store')} had other business hours: what changed there may come from that.`;
    case 'closures':
      return `${formatCounted(caveat.stores, 'store')} had other closures, which took ${formatDuration(caveat.before)} of business time before, ${formatDuration(caveat.after)} after.`;
    case 'set-aside':
      return `${formatCounted(caveat.stores, 'store')} set aside: in the table, but in no sum of either report.`;
    case 'no-groups':
      return 'One was made before reports kept the groups of stores, so groups cannot be compared.';
  }
}
