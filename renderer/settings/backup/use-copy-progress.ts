import { useState } from 'react';
import type { CopyProgress } from '../../../preload/contract.ts';
import { useEvent } from '../../bridge/use-event.ts';

const STEPS: Readonly<Record<CopyProgress['step'], string>> = {
  copying: 'Copying',
  checking: 'Checking every page and every poll of the copy',
  migrating: 'Bringing the copy up to date with this version',
  waiting: 'Waiting for the import or report that is under way to end',
};

/** How far the copy is that is made for `what`, for a progress bar. */
export function useCopyProgress(what: CopyProgress['what']): {
  readonly label: string;
  readonly share: number | undefined;
} {
  const [progress, setProgress] = useState<CopyProgress>();
  useEvent('copyProgress', (told) => {
    if (told.what === what) setProgress(told);
  });
  if (progress === undefined) return { label: STEPS.copying, share: undefined };
  const { step, share } = progress;
  return { label: STEPS[step], share: step === 'waiting' || share === 0 ? undefined : share };
}
