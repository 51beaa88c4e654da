import { useState } from 'react';
import type { AppError, Calls } from '../../../preload/contract.ts';
import { begin, call } from '../../bridge/bridge.ts';

/** What a chosen backup holds. */
export type ChosenBackup = NonNullable<ReturnType<Calls['chooseBackup']>>;

export type Restore = {
  readonly step:
    | { readonly name: 'idle' }
    | { readonly name: 'checking' | 'restoring'; readonly cancel: () => void }
    | { readonly name: 'asking'; readonly backup: ChosenBackup };
  readonly choose: () => void;
  readonly confirm: () => void;
  readonly drop: () => void;
};

/** Restoring a backup: it is chosen and checked, the person sees what is in it, and says yes or no. */
export function useRestore({
  onRestored,
  onProblem,
}: {
  /** Hears the name that the data are kept under that were there; `undefined` where there were none. */
  readonly onRestored: (keptAs: string | undefined) => void;
  readonly onProblem: (error: AppError | undefined) => void;
}): Restore {
  const [step, setStep] = useState<Restore['step']>({ name: 'idle' });

  async function choose() {
    onProblem(undefined);
    const begun = begin('chooseBackup');
    setStep({ name: 'checking', cancel: begun.cancel });
    const answer = await begun.answer;
    const backup = answer.ok ? answer.value : undefined;
    setStep(backup === undefined ? { name: 'idle' } : { name: 'asking', backup });
    if (!answer.ok && answer.error.code !== 'cancelled') onProblem(answer.error);
  }

  async function confirm() {
    if (step.name !== 'asking') return;
    const begun = begin('restoreBackup');
    setStep({ name: 'restoring', cancel: begun.cancel });
    const answer = await begun.answer;
    setStep({ name: 'idle' });
    if (answer.ok) onRestored(answer.value.keptAs);
    else if (answer.error.code !== 'cancelled') onProblem(answer.error);
  }

  return {
    step,
    choose: () => void choose(),
    confirm: () => void confirm(),
    drop() {
      setStep({ name: 'idle' });
      void call('dropBackup');
    },
  };
}
