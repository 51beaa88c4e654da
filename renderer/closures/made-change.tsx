import './closures.css';
import '../components/notice.css';
import { Button, IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import type { Closures } from './use-closures.ts';

/** Says what was changed, what that means for reports, and offers to undo it. */
export function MadeChange({
  closures: { made, undo, dismissMade },
  onCreateReport,
}: {
  readonly closures: Closures;
  readonly onCreateReport?: (() => void) | undefined;
}) {
  if (made === undefined) return null;
  const { words, undoId } = made;
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p role="status">
        {words} Reports made before keep their numbers; create one again to see the difference.
      </p>
      {undoId === undefined ? null : (
        <Button look="quiet" onPress={() => void undo(undoId)}>
          Undo
        </Button>
      )}
      {onCreateReport === undefined ? null : (
        <Button look="quiet" onPress={onCreateReport}>
          Create report
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onPress={dismissMade} />
    </div>
  );
}
