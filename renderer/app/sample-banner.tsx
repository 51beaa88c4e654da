import { Button } from '../components/button.tsx';
import { formatCounted } from '../format/numbers.ts';

/** Says that there are sample data, and what goes with them. */
export function SampleBanner({
  reports,
  onRemove,
}: {
  /** How many were made from them. */
  readonly reports: number;
  readonly onRemove: () => void;
}) {
  const also =
    reports === 0
      ? ''
      : ` and the ${reports === 1 ? 'report' : formatCounted(reports, 'report')} made from them`;
  return (
    <div className="sample-banner">
      <p id="sample-banner">
        <strong>This is sample data,</strong> made up to try the app with. Removing it takes away its stores
        and polls{also}; your own files stay.
      </p>
      <Button look="quiet" aria-describedby="sample-banner" onPress={onRemove}>
        Remove sample data
      </Button>
    </div>
  );
}
