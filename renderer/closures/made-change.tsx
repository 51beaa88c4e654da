import './closures.css';
import '../components/notice.css';
import type { PeriodRequest } from '../../preload/contract.ts';
import { Button, IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { type ReportOfClosure, reportOfClosure } from './report-of-closure.ts';
import type { Closures } from './use-closures.ts';

/** Says what was changed, what that means for reports, and offers to undo it. */
export function MadeChange({
  closures: { made, undo, dismissMade },
  newestPoll,
  onCreateReport,
}: {
  readonly closures: Closures;
  readonly newestPoll?: number | undefined;
  /** Of the last week, unless a period is said. */
  readonly onCreateReport?: ((period?: PeriodRequest) => void) | undefined;
}) {
  if (made === undefined) return null;
  const { words, undoId, stretch } = made;
  const shows: ReportOfClosure =
    onCreateReport === undefined || stretch === undefined
      ? { kind: 'week' }
      : reportOfClosure(stretch, newestPoll);
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p role="status">
        {words}{' '}
        {shows.kind === 'none'
          ? 'Reports take it into account once there are polls of that time.'
          : 'Reports made before keep their numbers; create one again to see the difference.'}
      </p>
      {undoId === undefined ? null : (
        <Button look="quiet" onPress={() => void undo(undoId)}>
          Undo
        </Button>
      )}
      {onCreateReport === undefined || shows.kind === 'none' ? null : (
        <Button
          look="quiet"
          onPress={() => (shows.kind === 'period' ? onCreateReport(shows.period) : onCreateReport())}
        >
          {shows.kind === 'period' ? `Create report of ${shows.name}` : 'Create report'}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onPress={dismissMade} />
    </div>
  );
}
