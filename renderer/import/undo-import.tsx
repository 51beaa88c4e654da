import { useState } from 'react';
import type { AppError, Undoable } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { describeUndo } from './describe-undo.ts';

/** Takes back the newest import, after saying in numbers what would change. */
export function UndoImport() {
  const { result } = useQuery('undoableImport');
  const [problem, setProblem] = useState<AppError>();
  const undoable = result?.ok ? result.value : undefined;

  async function undo({ record }: Undoable) {
    const answer = await call('undoImport', record.id);
    setProblem(answer.ok ? undefined : answer.error);
  }

  return (
    <>
      {undoable === undefined ? null : (
        <ConfirmButton
          label="Undo import"
          question={`Undo the import of ${undoable.record.file}?`}
          consequence={describeUndo(undoable)}
          confirm="Undo it"
          onConfirm={() => void undo(undoable)}
        />
      )}
      {problem === undefined ? null : (
        <ErrorNotice
          problem={{ title: 'The import was not undone', error: problem }}
          onDismiss={() => setProblem(undefined)}
        />
      )}
    </>
  );
}
