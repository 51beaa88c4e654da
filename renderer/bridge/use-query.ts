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

type Answer<K extends QueryName> = Result<ReturnType<Calls[K]>>;

const ahead: { [K in QueryName]?: Answer<K> } = {};

/** Asks before anything is drawn, so that the first frame can show the answer; gives up after `withinMs`. */
export async function askAhead<K extends QueryName>(name: K, withinMs: number): Promise<void> {
  const answer = await Promise.race([
    ask(name),
    new Promise<undefined>((resolve) => setTimeout(resolve, withinMs)),
  ]);
  if (answer !== undefined) ahead[name] = answer as (typeof ahead)[K];
}

/** Asks main for something to show, and again whenever the stored data change. */
export function useQuery<K extends QueryName>(name: K): Query<ReturnType<Calls[K]>> {
  const [result, setResult] = useState<Answer<K> | undefined>(ahead[name]);
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const request = ++newest.current;
    const answer = await ask(name);
    delete ahead[name];
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
