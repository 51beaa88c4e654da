import { useState } from 'react';
import type { Begun, SaveOutcome } from '../../../preload/contract.ts';
import { begin } from '../../bridge/bridge.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice, type Problem } from '../../components/error-notice.tsx';
import { type SavedFile, SavedNotice } from '../../components/saved-notice.tsx';
import { CopyRunning } from './copy-running.tsx';

/** Saves everything in one file, as it is at that moment. */
export function BackUp() {
  const [running, setRunning] = useState<Begun<SaveOutcome>>();
  const [saved, setSaved] = useState<SavedFile>();
  const [problem, setProblem] = useState<Problem>();

  async function backUp() {
    const begun = begin('backUp');
    setRunning(begun);
    setSaved(undefined);
    setProblem(undefined);
    const answer = await begun.answer;
    setRunning(undefined);
    if (answer.ok) setSaved(answer.value.saved ? answer.value : undefined);
    else if (answer.error.code !== 'cancelled')
      setProblem({ title: 'No backup was made', error: answer.error });
  }

  return (
    <div className="setting">
      <div className="setting-text">
        <h3>Back up</h3>
        <p>
          Saves everything in one file: polls, stores, closures, notes, imports and reports. You can go on
          working meanwhile, and what is saved is checked before it gets its name.
        </p>
      </div>
      <Button isDisabled={running !== undefined} onPress={() => void backUp()}>
        Back up…
      </Button>
      {running === undefined ? null : <CopyRunning what="backup" onCancel={running.cancel} />}
      {saved === undefined ? null : <SavedNotice saved={saved} onDismiss={() => setSaved(undefined)} />}
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
    </div>
  );
}
