import { useState } from 'react';
import type { Calls, Result, SaveOutcome } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from './error-notice.tsx';
import type { SavedFile } from './saved-notice.tsx';

type SaveState =
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
  return { saving, save, dismiss: () => setSaving({ kind: 'none' }) };
}
