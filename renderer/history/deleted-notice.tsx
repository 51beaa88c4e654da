import '../components/notice.css';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icon.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { formatCounted } from '../format/numbers.ts';
import { reportName } from '../format/report-name.ts';
import type { Deletions } from './use-deletions.ts';

/** For as long as deleted reports can be taken back. */
export function DeletedNotice({
  deletions: { recent, problem, undo, dismissProblem },
}: {
  readonly deletions: Deletions;
}) {
  const times = useDataTimes();
  const [first] = recent;
  return (
    <>
      {first === undefined ? null : (
        <div className="saved-notice" role="alert">
          <Icon name="check" />
          <p>
            {recent.length === 1 ? (
              <>
                The report “<bdi>{reportName(first, times.instant)}</bdi>” was deleted.
              </>
            ) : (
              `${formatCounted(recent.length, 'report')} were deleted.`
            )}
          </p>
          <Button look="quiet" onPress={undo}>
            Undo
          </Button>
        </div>
      )}
      {problem === undefined ? null : <ErrorNotice problem={problem} onDismiss={dismissProblem} />}
    </>
  );
}
