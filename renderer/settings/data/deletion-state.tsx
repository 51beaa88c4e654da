import '../../components/notice.css';
import type { SpaceGivenBack } from '../../../preload/contract.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatBytes } from '../../format/numbers.ts';
import type { Deletion } from './use-deletion.ts';

/** How far a deletion is, with a way to stop it, and what became of it. */
export function DeletionState({
  deletion,
  onDismiss,
}: {
  readonly deletion: Deletion;
  readonly onDismiss: () => void;
}) {
  switch (deletion.state) {
    case 'idle':
      return null;
    case 'running': {
      const { what, progress, cancel } = deletion;
      const isGivingBack = progress?.step === 'giving-back';
      return (
        <div className="deletion-progress">
          <Progress
            label={isGivingBack ? 'Giving the space back to the disk' : what}
            share={progress?.share}
          />
          <Button onPress={cancel}>{isGivingBack ? 'Leave the rest free' : 'Cancel'}</Button>
        </div>
      );
    }
    case 'done':
      return (
        <div className="saved-notice" role="status">
          <Icon name="check" />
          <p>{`${deletion.what} ${describeSpace(deletion.space)}`.trim()}</p>
          <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
        </div>
      );
    case 'failed':
      return <ErrorNotice problem={deletion.problem} onDismiss={onDismiss} />;
  }
}

/** What became of the space that was freed. */
function describeSpace({ given, left, because }: SpaceGivenBack): string {
  const parts = [
    given > 0 ? `${formatBytes(given)} went back to the disk.` : undefined,
    left > 0 && because !== undefined
      ? `${formatBytes(left)} stay free inside the database${because.code === 'cancelled' ? '.' : `: ${because.message}`}`
      : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}
