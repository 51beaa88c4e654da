import { useState } from 'react';
import type { Calls, Result, SaveOutcome } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from './error-notice.tsx';
import type { SavedFile } from './saved-notice.tsx';

export type SaveState =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'saved' } & SavedFile)
  | { readonly kind: 'failed'; readonly problem: Problem };

type SaveCall = 'saveReport' | 'saveOutages' | 'saveComparison';

/** Saves by one of the calls that ask where to, and keeps what came of it. */
export function useSave(titleOfFailure: string) {
  const [saving, setSaving] = useState<SaveState>({ kind: 'none' });
  const save = async <K extends SaveCall>(name: K, ...args: Parameters<Calls[K]>) => {
    const result = (await call(name, ...args)) as Result<SaveOutcome>;
    if (!result.ok) setSaving({ kind: 'failed', problem: { title: titleOfFailure, error: result.error } });
    else if (result.value.saved) setSaving({ ...result.value, kind: 'saved' });
  };
  return { saving, save, dismiss: () => setSaving({ kind: 'none' }) };
}
