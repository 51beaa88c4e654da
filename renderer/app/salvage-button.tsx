import { useState } from 'react';
import type { Begun, CopyStep, Result, SalvagedInPlace } from '../../preload/contract.ts';
import { begin } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Progress } from '../components/progress.tsx';

/** Saves what can be read of a damaged database, after saying what becomes of it. */
export function SalvageButton({
  attempt,
  onSalvaged,
}: {
  readonly attempt: (work: Promise<Result<SalvagedInPlace>>) => Promise<SalvagedInPlace | undefined>;
  readonly onSalvaged: (outcome: SalvagedInPlace) => void;
}) {
  const [running, setRunning] = useState<Begun<SalvagedInPlace>>();
  const [step, setStep] = useState<CopyStep>();
  useEvent('salvageStep', setStep);

  async function save() {
    setStep(undefined);
    const begun = begin('salvage');
    setRunning(begun);
    const outcome = await attempt(begun.answer);
    setRunning(undefined);
    if (outcome !== undefined) onSalvaged(outcome);
  }

  if (running === undefined) {
    return (
      <ConfirmButton
        label="Save what can be read…"
        question="Save what can be read?"
        consequence="Every part of the damaged database is read, and what is certain to be as it was written goes into a new one. You are told what was lost. The damaged one is kept beside it, unchanged."
        confirm="Save what can be read"
        onConfirm={() => void save()}
      />
    );
  }
  return (
    <div className="salvage-progress">
      <Progress
        label={step?.step === 'checking' ? 'Checking what was saved' : 'Reading the damaged database'}
        share={step?.share}
      />
      <Button onPress={running.cancel}>Cancel</Button>
    </div>
  );
}
