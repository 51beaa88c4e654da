import type { Caveat, ReportComparison } from '../../../preload/contract.ts';
import { caveatInWords } from '../../../preload/sheets.ts';
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

const sentenceOf = (caveat: Caveat): string =>
  caveatInWords(caveat, { counted: formatCounted, length: formatDuration });
