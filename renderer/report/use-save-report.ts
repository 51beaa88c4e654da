import { useState } from 'react';
import type { Method } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from '../components/error-notice.tsx';

export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

export function useSaveReport() {
  const [saving, setSaving] = useState<SaveState>({ kind: 'none' });
  const save = async (id: string, method: Method, extended: boolean) => {
    const result = await call('saveReport', { id, method, extended });
    if (!result.ok) {
      setSaving({ kind: 'failed', problem: { title: 'The report was not saved', error: result.error } });
    } else if (result.value.saved) setSaving({ kind: 'saved', path: result.value.path });
  };
  return { saving, save, dismiss: () => setSaving({ kind: 'none' }) };
}
