import { useState } from 'react';
import type { AppError, Undoable } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';

/** Gives up undoing the imports so far, and the room that takes. */
export function KeepForGood() {
  const { result } = useQuery('undoableImport');
  const [problem, setProblem] = useState<AppError>();
  const undoable = result?.ok ? result.value : undefined;

  async function keep({ record }: Undoable) {
    const answer = await call('keepForGood', record.id);
    setProblem(answer.ok ? undefined : answer.error);
  }

  return (
    <>
      {undoable === undefined ? null : (
        <ConfirmButton
          label="Keep for good…"
          question="Keep all imports so far for good?"
          consequence="They stay as they are and can no longer be undone. The room that undoing them takes, which Settings shows, goes back to the disk."
          confirm="Keep them for good"
          onConfirm={() => void keep(undoable)}
        />
      )}
      {problem === undefined ? null : (
        <ErrorNotice
          problem={{ title: 'The imports can still be undone', error: problem }}
          onDismiss={() => setProblem(undefined)}
        />
      )}
    </>
  );
}
