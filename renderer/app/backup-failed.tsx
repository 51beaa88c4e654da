import { useState } from 'react';
import type { AutomaticStatus } from '../../preload/contract.ts';
import { useEvent } from '../bridge/use-event.ts';
import { ErrorNotice } from '../components/error-notice.tsx';

type Failure = NonNullable<AutomaticStatus['failure']>;

/** Says once that backups are not made by themselves any more, and again only after one was made in between. */
export function BackupFailed() {
  const [failure, setFailure] = useState<Failure>();
  const [toldSince, setToldSince] = useState<number>();
  useEvent('automaticBackup', (status) => setFailure(status.failure));
  if (failure === undefined || failure.since === toldSince) return null;
  return (
    <ErrorNotice
      problem={{ title: 'The automatic backup was not made', error: failure }}
      onDismiss={() => setToldSince(failure.since)}
    />
  );
}
