import './rejected-reasons.css';
import { useQuery } from '../bridge/use-query.ts';
import { RawText } from '../components/raw-text.tsx';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { withExamples } from './reasons.ts';

/** Examples are looked for among so many of the first rejected rows. */
const LOOKED_AT = 1000;

/** Why rows were rejected: each reason once, with how many rows it is of, and one of them. */
export function RejectedReasons({ importId }: { readonly importId: number }) {
  const counted = useQuery('rejectedReasons', importId).result;
  const rows = useQuery('rejectedRows', { importId, limit: LOOKED_AT, offset: 0 }).result;
  // Both at once, so that no reason is seen to get its example later.
  if (counted?.ok !== true || rows === undefined) return null;
  const reasons = withExamples(counted.value, rows.ok ? rows.value : []);
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons" aria-label="Reasons">
      {reasons.map(({ reason, rows, example }) => (
        <li key={reason}>
          <strong className="numbers">{formatCounted(rows, 'row')}</strong>
          <RawText>{reason}</RawText>
          {example === undefined ? null : (
            <span className="reason-example">
              such as line {formatCount(example.line)}:{' '}
              <code>
                <RawText>{example.raw.slice(0, 200)}</RawText>
              </code>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
