import '../components/notice.css';
import { IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';

/** Says what became of a database, and where it is now that another took its place. */
export function MovedNotice({
  text,
  path,
  onDismiss,
}: {
  readonly text: string;
  readonly path: string;
  readonly onDismiss: () => void;
}) {
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p>
        {text} <span className="path">{path}</span>
      </p>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  );
}
