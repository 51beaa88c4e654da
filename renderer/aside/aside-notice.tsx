import '../components/notice.css';
import { Button, IconButton } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icon.tsx';
import type { SettingAside } from './use-set-aside.ts';

/** Says which stores were set aside or taken back, and offers to undo it. */
export function AsideNotice({
  setting: { made, problem, undo, dismiss },
}: {
  readonly setting: SettingAside;
}) {
  if (problem !== undefined) return <ErrorNotice problem={problem} onDismiss={dismiss} />;
  if (made === undefined) return null;
  const { undo: before } = made;
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p role="status">{made.words}</p>
      {before === undefined ? null : (
        <Button look="quiet" onPress={() => void undo(before)}>
          Undo
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onPress={dismiss} />
    </div>
  );
}
