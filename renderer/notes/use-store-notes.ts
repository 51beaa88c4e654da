import { useCallback, useEffect, useState } from 'react';
import type { PlacedNote, StoreEvidence } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';

/** All notes of a store, each with those of the week's outages that it is about. */
export function useStoreNotes({ store, outages }: Pick<StoreEvidence, 'store' | 'outages'>) {
  const [notes, setNotes] = useState<readonly PlacedNote[]>([]);
  const reload = useCallback(async () => {
    const spans = outages.map(({ started, ended }) => ({ from: started, until: ended }));
    const answer = await call('storeNotes', { store, outages: spans });
    if (answer.ok) setNotes(answer.value);
  }, [store, outages]);
  useEffect(() => {
    void reload();
  }, [reload]);
  useEvent('notesChanged', () => void reload());
  return notes;
}
