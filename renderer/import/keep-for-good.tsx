import { useState } from 'react';
import type { AppError, Undoable } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';

/** Gives up undoing the imports so far, and frees the space that takes. */
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
          label="Give up undo…"
          question="Give up undoing the imports so far?"
          consequence="The data stay as they are. The imports so far can no longer be undone, and the disk space kept for that, which Settings shows, is freed."
          confirm="Give up undo"
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
