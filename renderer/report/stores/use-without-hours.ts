import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';

/**
 * Whether a store counts as open around the clock because no file names its hours, by what is imported now. Where that is so
 * of every store, none of them stands out by it.
 */
export function useWithoutHours({ stores }: Pick<ReportTable, 'stores'>): (store: number) => boolean {
  const { result } = useQuery('storesWithoutHours');
  return useMemo(() => {
    const ids = new Set(result?.ok === true ? result.value : []);
    const isAll = stores.every((id) => ids.has(id));
    return (store: number) => !isAll && ids.has(stores[store] ?? '');
  }, [result, stores]);
}
