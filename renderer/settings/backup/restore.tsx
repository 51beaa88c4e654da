import { useState } from 'react';
import type { AppError } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { CopyRunning } from './copy-running.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { useRestore } from './use-restore.ts';

/** Puts a backup in the place of the present data. */
export function RestoreBackup({ onRestored }: { readonly onRestored: () => void }) {
  const [keptAs, setKeptAs] = useState<string>();
  const [error, setError] = useState<AppError>();
  const restore = useRestore({
    onRestored(name) {
      setKeptAs(name);
      onRestored();
    },
    onProblem: setError,
  });
  const { step, choose } = restore;
  return (
    <div className="setting">
      <div className="setting-text">
        <h3>Restore</h3>
        <p>
          Puts a backup in the place of the present data. It is checked first, you see what is in it, and the
          present data are kept.
        </p>
      </div>
      <Button isDisabled={step.name !== 'idle'} onPress={choose}>
        Restore…
      </Button>
      <RestoreDialog restore={restore} />
      {'cancel' in step ? <CopyRunning what="restore" onCancel={step.cancel} /> : null}
      {keptAs === undefined ? null : (
        <RestoredNotice keptAs={keptAs} onDismiss={() => setKeptAs(undefined)} />
      )}
      {error === undefined ? null : (
        <ErrorNotice
          problem={{ title: 'Nothing was restored', error }}
          onDismiss={() => setError(undefined)}
        />
      )}
    </div>
  );
}
