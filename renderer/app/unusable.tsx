import { useState } from 'react';
import type { DatabaseState, Result, SalvagedInPlace } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { describeProblem, ErrorNotice, type Problem } from '../components/error-notice.tsx';
import { Icon } from '../components/icon.tsx';
import { CopyRunning } from '../settings/backup/copy-running.tsx';
import { RestoreDialog } from '../settings/backup/restore-dialog.tsx';
import { useRestore } from '../settings/backup/use-restore.ts';
import { SalvageButton } from './salvage-button.tsx';

type DatabaseFailure = Extract<DatabaseState, { state: 'unusable' }>['error'];

/** Stands for the app while its database cannot be used: what is wrong, and what can be done. */
export function Unusable({
  error,
  onMoved,
  onRestored,
  onSalvaged,
}: {
  readonly error: DatabaseFailure;
  readonly onMoved: (path: string) => void;
  readonly onRestored: (keptAs: string) => void;
  readonly onSalvaged: (outcome: SalvagedInPlace) => void;
}) {
  const [problem, setProblem] = useState<Problem>();
  const [isTrying, setTrying] = useState(false);
  const title = titleOf(error);
  const restore = useRestore({
    onRestored: (keptAs) => keptAs !== undefined && onRestored(keptAs),
    onProblem: (failure) =>
      setProblem(failure === undefined ? undefined : { title: 'Nothing was restored', error: failure }),
  });

  /** Shows only what is not on the screen already. */
  async function attempt<T>(title: string, work: Promise<Result<T>>): Promise<T | undefined> {
    setTrying(true);
    setProblem(undefined);
    const result = await work;
    setTrying(false);
    if (result.ok) return result.value;
    if (result.error.message !== error.message) setProblem({ title, error: result.error });
    return undefined;
  }

  return (
    <main className="database-page">
      <div className="database-box">
        <Icon name="alert" size={28} />
        <h1 tabIndex={-1}>{title}</h1>
        <p className="lead selectable" role="alert">
          {error.message}
        </p>
        {problem === undefined ? null : <ErrorNotice problem={problem} />}
        <RestoreDialog restore={restore} />
        {'cancel' in restore.step ? <CopyRunning what="restore" onCancel={restore.step.cancel} /> : null}
        <div className="actions">
          <Button
            look="primary"
            isDisabled={isTrying}
            onPress={() => void attempt('It still cannot be used', call('tryAgain'))}
          >
            {isTrying ? 'Trying…' : 'Try again'}
          </Button>
          {error.code === 'database-damaged' ? (
            <SalvageButton
              attempt={(work) => attempt('What can be read was not saved', work)}
              onSalvaged={onSalvaged}
            />
          ) : null}
          {canBeMoved(error) ? (
            <Button isDisabled={isTrying || restore.step.name !== 'idle'} onPress={restore.choose}>
              Restore…
            </Button>
          ) : null}
          {canBeMoved(error) ? (
            <ConfirmButton
              label="Start afresh…"
              question="Start with an empty database?"
              consequence="The old one is not deleted: it is moved aside, in its folder, and you are told where. Your settings stay."
              confirm="Move it aside and start afresh"
              onConfirm={() =>
                void attempt('The old database was not moved', call('startAfresh')).then((done) => {
                  if (done !== undefined) onMoved(done.movedTo);
                })
              }
            />
          ) : null}
          <Button
            isDisabled={isTrying}
            onPress={() => void attempt('That folder cannot be used', call('chooseDataFolder'))}
          >
            Choose another data folder…
          </Button>
          <Button onPress={() => window.close()}>Quit</Button>
          <CopyButton label="Copy details" look="quiet" text={() => describeProblem({ title, error })} />
        </div>
      </div>
    </main>
  );
}

/** A database that another program has open is not ours to move. */
const canBeMoved = ({ code }: DatabaseFailure): boolean => code !== 'database-in-use' && code !== 'disk-full';

function titleOf({ code }: DatabaseFailure): string {
  switch (code) {
    case 'database-damaged':
      return 'Your data cannot be read';
    case 'database-newer':
      return 'Your data need a newer Store Monitor';
    case 'database-in-use':
      return 'Your data are in use';
    case 'disk-full':
      return 'The disk is full';
    default:
      return 'Your data cannot be opened';
  }
}
