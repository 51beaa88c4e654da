import { useCallback, useRef, useState } from 'react';
import type { AppError, RejectedRow } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';

const PAGE = 200;

type Pages = ReadonlyMap<number, readonly RejectedRow[]>;

/** The rejected rows of an import, fetched page by page as they come into view. */
export function useRejectedRows(importId: number): {
  rowAt: (index: number) => RejectedRow | undefined;
  need: (first: number, last: number) => void;
  error: AppError | undefined;
} {
  const [pages, setPages] = useState<Pages>(new Map());
  const [error, setError] = useState<AppError>();
  const asked = useRef(new Set<number>());

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const result = await call('rejectedRows', { importId, limit: PAGE, offset: page * PAGE });
      if (result.ok) setPages((before) => new Map(before).set(page, result.value));
      else setError(result.error);
    },
    [importId],
  );
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) void fetchPage(page);
    },
    [fetchPage],
  );
  return { rowAt: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE], need, error };
}
