import './data.css';
import { DeleteAll } from './delete-all.tsx';
import { DeleteOldPolls, DeleteOldReports } from './delete-older.tsx';
import { DeletionState } from './deletion-state.tsx';
import { Keeping } from './keeping.tsx';
import { Space } from './space.tsx';
import { useDeletion } from './use-deletion.ts';

/** What takes how much room, what is kept for how long, and how to delete it. */
export function Care() {
  const { deletion, run, dismiss } = useDeletion();
  const isBusy = deletion.state === 'running';
  return (
    <div className="card settings-card">
      <Space run={run} isBusy={isBusy} />
      <Keeping />
      <DeleteOldPolls run={run} isBusy={isBusy} />
      <DeleteOldReports run={run} isBusy={isBusy} />
      <DeleteAll run={run} isBusy={isBusy} />
      <DeletionState deletion={deletion} onDismiss={dismiss} />
    </div>
  );
}
