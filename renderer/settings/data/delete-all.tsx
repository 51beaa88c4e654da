import { useState } from 'react';
import type { Everything } from '../../../preload/contract.ts';
import { begin, call } from '../../bridge/bridge.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/fields.tsx';
import { formatCounted } from '../../format/numbers.ts';
import type { RunDeletion } from './use-deletion.ts';

const WORD = 'delete';

/** Deletes everything, once the person has typed the word. */
export function DeleteAll({ run, isBusy }: { readonly run: RunDeletion; readonly isBusy: boolean }) {
  const [asked, setAsked] = useState<Everything>();
  const [typed, setTyped] = useState('');
  async function ask() {
    const everything = await call('everything');
    setTyped('');
    if (everything.ok) setAsked(everything.value);
  }
  return (
    <div className="setting">
      <div className="setting-text">
        <h3>Delete everything</h3>
        <p>
          All that was imported, reported and written. Settings, backups and databases kept from before stay.
        </p>
      </div>
      <Button look="danger" isDisabled={isBusy} onPress={() => void ask()}>
        Delete all data…
      </Button>
      {asked === undefined ? null : (
        <AskDialog
          question="Delete all data?"
          confirm="Delete all data"
          isDisabled={typed.trim().toLowerCase() !== WORD}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void run(
              'Deleting everything',
              'All data were deleted.',
              'Nothing was deleted',
              begin('deleteAll', asked),
            );
          }}
        >
          <p>This cannot be undone. What goes:</p>
          <ul className="what-goes">
            <li>{formatCounted(asked.stores, 'store')}</li>
            <li>{formatCounted(asked.polls, 'poll')}</li>
            <li>{formatCounted(asked.imports, 'import')}</li>
            <li>{formatCounted(asked.reports, 'report')}</li>
            <li>{formatCounted(asked.notes, 'note')}</li>
          </ul>
          <TextField label={`Type “${WORD}” to go on`} value={typed} onChange={setTyped} />
        </AskDialog>
      )}
    </div>
  );
}
