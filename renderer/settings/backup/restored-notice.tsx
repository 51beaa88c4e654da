import '../../components/notice.css';
import { IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';

/** Says that a backup is in place, and where the data are that it replaced. */
export function RestoredNotice({
  keptAs,
  onDismiss,
}: {
  readonly keptAs: string;
  readonly onDismiss: () => void;
}) {
  return (
    <div className="saved-notice" role="status">
      <Icon name="check" />
      <p>
        The backup is in place. What was there before was kept as <span className="path">{keptAs}</span>
      </p>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  );
}
