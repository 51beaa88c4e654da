import { useState } from 'react';
import { call } from '../../bridge/bridge.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice, type Problem } from '../../components/error-notice.tsx';
import { type SavedFile, SavedNotice } from '../../components/saved-notice.tsx';
import { CopyRunning } from './copy-running.tsx';

/** Saves everything in one file, as it is at that moment. */
export function BackUp() {
  const [isRunning, setRunning] = useState(false);
  const [saved, setSaved] = useState<SavedFile>();
  const [problem, setProblem] = useState<Problem>();

  async function backUp() {
    setRunning(true);
    setSaved(undefined);
    setProblem(undefined);
    const answer = await call('backUp');
    setRunning(false);
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
      <Button isDisabled={isRunning} onPress={() => void backUp()}>
        Back up…
      </Button>
      {isRunning ? <CopyRunning what="backup" /> : null}
      {saved === undefined ? null : <SavedNotice saved={saved} onDismiss={() => setSaved(undefined)} />}
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
    </div>
  );
}
