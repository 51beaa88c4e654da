import { useState } from 'react';
import type { AppError, AutomationStatus, Result } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Segmented } from '../components/segmented.tsx';
import { type ChosenFolder, FolderField, PlanDialog } from './plan-dialog.tsx';
import type { WatchStatus } from './watched-folder.tsx';

const AFTERWARDS = [
  { value: 'stay', label: 'Leave them there' },
  { value: 'move', label: 'Move them' },
] as const;

/** Which folder is watched, and what becomes of its files. */
export function FolderDialog({
  entry,
  onSave,
  onClose,
}: {
  readonly entry: WatchStatus | undefined;
  readonly onSave: (work: Promise<Result<AutomationStatus>>) => Promise<AppError | undefined>;
  readonly onClose: () => void;
}) {
  const [folder, setFolder] = useState<ChosenFolder | undefined>(entry && { path: entry.folder });
  const [afterwards, setAfterwards] = useState<'stay' | 'move'>(entry?.move === true ? 'move' : 'stay');

  async function submit() {
    if (folder === undefined) return { message: 'Choose the folder to watch.' };
    return onSave(
      call('saveWatch', {
        ...(entry && { id: entry.id }),
        ...(folder.token !== undefined && { folder: folder.token }),
        move: afterwards === 'move',
        isOn: entry?.isOn ?? true,
      }),
    );
  }

  return (
    <PlanDialog
      title={entry === undefined ? 'Watch a folder' : 'Change the watched folder'}
      confirm={entry === undefined ? 'Watch it' : 'Save changes'}
      submit={submit}
      onClose={onClose}
    >
      <FolderField label="Folder" purpose="watch" value={folder} onChange={setFolder} />
      <Segmented
        label="Files after their import"
        choices={AFTERWARDS}
        value={afterwards}
        onChange={setAfterwards}
      />
      <p className="hint">
        {afterwards === 'stay'
          ? 'They stay in the folder, and are imported again when they change.'
          : 'They go to “imported” or “refused” within the folder: every file that lies in it, whatever it is.'}{' '}
        What is in the folder now is imported, too.
      </p>
    </PlanDialog>
  );
}
