import './notice.css';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

export function SavedNotice({ path, onDismiss }: { readonly path: string; readonly onDismiss: () => void }) {
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p>
        Saved as <span className="path">{path}</span>
      </p>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  );
}
