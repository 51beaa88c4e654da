import { useState } from 'react';
import type { Calls, PackProgress, Result, SaveOutcome } from '../../preload/contract.ts';
import { begin, call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Problem } from './error-notice.tsx';
import type { SavedFile } from './saved-notice.tsx';

/** A pack that is being written, which can be given up. */
export type PackSaving = { readonly progress: PackProgress | undefined; readonly cancel: () => void };

type SaveState =
  | ({ readonly kind: 'packing' } & PackSaving)
  | { readonly kind: 'none' }
  | ({ readonly kind: 'saved' } & SavedFile)
  | { readonly kind: 'failed'; readonly problem: Problem };

type SaveCall = 'saveReport' | 'saveOutages' | 'saveComparison';

/**
 * Saves by one of the calls that ask where to, and keeps what came of it for as long as the same thing is on the screen:
 * what was saved of another report says nothing of this one.
 */
export function useSave(titleOfFailure: string, about: string) {
  const [kept, setKept] = useState<{ readonly about: string; readonly saving: SaveState }>();
  const setSaving = (saving: SaveState) => setKept({ about, saving });
  const saving: SaveState = kept?.about === about ? kept.saving : { kind: 'none' };
  const save = async <K extends SaveCall>(name: K, ...args: Parameters<Calls[K]>) => {
    const result = (await call(name, ...args)) as Result<SaveOutcome>;
    if (!result.ok) setSaving({ kind: 'failed', problem: { title: titleOfFailure, error: result.error } });
    else if (result.value.saved) setSaving({ ...result.value, kind: 'saved' });
  };
  useEvent('packProgress', (progress) => {
    if (saving.kind === 'packing') setSaving({ ...saving, progress });
  });
  const savePack = async (...args: Parameters<Calls['savePack']>) => {
    const { answer, cancel } = begin('savePack', ...args);
    setSaving({ kind: 'packing', progress: undefined, cancel });
    const result = await answer;
    if (result.ok && result.value.saved) setSaving({ ...result.value, kind: 'saved' });
    else if (result.ok || result.error.code === 'cancelled') setSaving({ kind: 'none' });
    else setSaving({ kind: 'failed', problem: { title: titleOfFailure, error: result.error } });
  };
  return { saving, save, savePack, dismiss: () => setSaving({ kind: 'none' }) };
}
