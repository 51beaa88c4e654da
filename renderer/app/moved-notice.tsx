import '../components/notice.css';
import { IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';

/** Says where a database is that was moved aside for a new one. */
export function MovedNotice({ path, onDismiss }: { readonly path: string; readonly onDismiss: () => void }) {
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p>
        You have a new, empty database. The old one was kept as <span className="path">{path}</span>
      </p>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  );
}
