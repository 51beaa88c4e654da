import { useState } from 'react';
import type { Begun, DeletionProgress, SpaceGivenBack } from '../../../preload/contract.ts';
import { useEvent } from '../../bridge/use-event.ts';
import type { Problem } from '../../components/error-notice.tsx';

export type Deletion =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly what: string;
      readonly progress: DeletionProgress | undefined;
      readonly cancel: () => void;
    }
  | { readonly state: 'done'; readonly what: string; readonly space: SpaceGivenBack }
  | { readonly state: 'failed'; readonly problem: Problem };

/** What is being deleted, how far it is, and what became of it. */
export function useDeletion() {
  const [deletion, setDeletion] = useState<Deletion>({ state: 'idle' });
  useEvent('deletionProgress', (progress) =>
    setDeletion((now) => (now.state === 'running' ? { ...now, progress } : now)),
  );

  /** `doing` and `done` say what, such as “Deleting polls” and “The polls were deleted”. */
  async function run(doing: string, done: string, title: string, work: Begun<SpaceGivenBack>) {
    setDeletion({ state: 'running', what: doing, progress: undefined, cancel: work.cancel });
    const result = await work.answer;
    if (result.ok) setDeletion({ state: 'done', what: done, space: result.value });
    else setDeletion({ state: 'failed', problem: { title, error: result.error } });
  }

  return { deletion, run, dismiss: () => setDeletion({ state: 'idle' }) };
}

export type RunDeletion = ReturnType<typeof useDeletion>['run'];
