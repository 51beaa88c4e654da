import { useCallback, useEffect, useRef, useState } from 'react';
import type { Calls, Result } from '../../preload/contract.ts';
import { call } from './bridge.ts';
import { useEvent } from './use-event.ts';

type QueryName =
  | 'overview'
  | 'listImports'
  | 'listClosures'
  | 'listStores'
  | 'undoableImport'
  | 'listReports'
  | 'apiStatus'
  | 'space'
  | 'keeping'
  | 'everything'
  | 'automaticBackup'
  | 'keptDatabases'
  | 'preferences'
  | 'databaseState';

export type Query<T> = {
  /** `undefined` until the first answer. */
  readonly result: Result<T> | undefined;
  readonly reload: () => void;
};

/** Asks main for something to show, and again whenever the stored data change. */
export function useQuery<K extends QueryName>(name: K): Query<ReturnType<Calls[K]>> {
  const [result, setResult] = useState<Result<ReturnType<Calls[K]>>>();
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const request = ++newest.current;
    const answer = await ask(name);
    if (request === newest.current) setResult(answer);
  }, [name]);

  useEffect(() => {
    void reload();
  }, [reload]);
  useEvent('dataChanged', () => void reload());
  return { result, reload };
}

/** Every query takes no arguments. */
const ask = call as <K extends QueryName>(name: K) => Promise<Result<ReturnType<Calls[K]>>>;
