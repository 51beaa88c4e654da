import { startTransition, useEffect, useMemo, useState } from 'react';
import type { OutagesTold, ReportTable, Result } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { fetchPacked } from '../../bridge/fetch-packed.ts';
import type { WholeDetails } from '../shared/outages.ts';

/**
 * What a report holds with all that the view of its outages tells, which is fetched once it is wanted; `undefined` until it has
 * come, and of a report that holds no outages.
 */
export function useWholeDetails(
  { record: { id }, details }: ReportTable,
  isWanted: boolean,
): Result<WholeDetails> | undefined {
  const [told, setTold] = useState<{ readonly of: string; readonly result: Result<OutagesTold> }>();
  const isAsked = isWanted && details !== undefined;
  useEffect(() => {
    if (!isAsked) return;
    let isLeft = false;
    void fetchTold(id).then((result) => {
      if (!isLeft) startTransition(() => setTold({ of: id, result }));
    });
    return () => {
      isLeft = true;
    };
  }, [id, isAsked]);
  return useMemo(() => {
    if (told?.of !== id || details === undefined) return undefined;
    const { result } = told;
    if (!result.ok) return result;
    return { ok: true, value: { ...details, outages: { ...details.outages, ...result.value } } };
  }, [told, id, details]);
}

async function fetchTold(id: string): Promise<Result<OutagesTold>> {
  const head = await call('openOutages', id);
  return head.ok ? fetchPacked(head.value) : head;
}
