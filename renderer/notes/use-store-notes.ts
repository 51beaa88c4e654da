import type { PlacedNote, StoreEvidence } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';

const NONE: readonly PlacedNote[] = [];

/** All notes of a store, each with those of the week's outages that it is about. */
export function useStoreNotes({
  store,
  outages,
}: Pick<StoreEvidence, 'store' | 'outages'>): readonly PlacedNote[] {
  const spans = outages.map(({ started, ended }) => ({ from: started, until: ended }));
  const { result } = useQuery('storeNotes', { store, outages: spans });
  return result?.ok ? result.value : NONE;
}
