import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Begun, Calls, Result, Subject } from '../../preload/contract.ts';
import { begin, call } from './bridge.ts';
import { REPORT_DATA, useChanged } from './use-changed.ts';

const ANOTHER_DATABASE: readonly Subject[] = ['database'];

/**
 * What can be asked for to be shown, and what of the stored things the answer is made from: where that changed, it is
 * asked for again. What is told by an event of its own, or stays what it was when it was asked for, reads nothing.
 */
const READS = {
  overview: ['polls', 'facts', 'imports'],
  listImports: ['imports'],
  undoableImport: [...REPORT_DATA, 'reports'],
  rejectedReasons: [],
  rejectedRows: [],
  listClosures: ['closures'],
  listStores: ['facts', 'polls'],
  storesWithoutHours: ['facts', 'polls'],
  listReports: ['reports', 'imports'],
  hasDataChanged: REPORT_DATA,
  madeFrom: ['imports'],
  onlineBefore: REPORT_DATA,
  countedTime: [...REPORT_DATA, 'aside'],
  reportTarget: ['aside'],
  compareReports: ['aside'],
  openStore: REPORT_DATA,
  storeTrend: [],
  storeSure: ['reports'],
  storeAside: ['aside'],
  periodParts: [...REPORT_DATA, 'aside'],
  storeParts: REPORT_DATA,
  hoursDoubts: [],
  readInstant: [],
  periodChoices: ['polls', 'facts'],
  polledDays: ['polls', 'facts'],
  reportNotes: ['notes'],
  storeNotes: ['notes'],
  space: [...REPORT_DATA, 'reports', 'notes', 'keeping', 'disk'],
  keeping: ['keeping'],
  automaticBackup: ANOTHER_DATABASE,
  keptDatabases: ANOTHER_DATABASE,
  preferences: ANOTHER_DATABASE,
  automation: ['automation', 'plan', 'database'],
  deeds: ['automation', 'database'],
  background: [],
  apiStatus: [],
  databaseState: ANOTHER_DATABASE,
} as const satisfies { readonly [K in keyof Calls]?: readonly Subject[] };

type QueryName = keyof typeof READS;

/** What changes all the time while thousands of files come in: drawn anew between whatever else the page has to do. */
const DRAWN_BETWEEN: ReadonlySet<QueryName> = new Set<QueryName>(['automation', 'deeds']);
type Answer<K extends QueryName> = Result<ReturnType<Calls[K]>>;
/** A query that takes a request may get `undefined` for it: then nothing is asked. */
type Request<K extends QueryName> =
  | Parameters<Calls[K]>
  | (Parameters<Calls[K]> extends [] ? never : readonly [undefined]);

export type Query<T> = {
  /** `undefined` until the first answer to this request. */
  readonly result: Result<T> | undefined;
  readonly reload: () => void;
};

const ahead: { [K in QueryName]?: Answer<K> } = {};

/** Asks before anything is drawn, so that the first frame can show the answer; gives up after `withinMs`. */
export async function askAhead(name: 'overview', withinMs: number): Promise<void> {
  const answer = await Promise.race([
    call(name),
    new Promise<undefined>((resolve) => setTimeout(resolve, withinMs)),
  ]);
  if (answer !== undefined) ahead[name] = answer;
}

/**
 * Asks main for something to show, and again whenever what it is made from changed, and gives up what is left or asked anew
 * before it was answered. Requests are alike as JSON is.
 */
export function useQuery<K extends QueryName>(name: K, ...request: Request<K>): Query<ReturnType<Calls[K]>> {
  const asked = request.length === 1 && request[0] === undefined ? undefined : JSON.stringify(request);
  const [answer, setAnswer] = useState(() => {
    const known: Answer<K> | undefined = ahead[name];
    return known === undefined ? undefined : { asked, result: known };
  });
  const waitsFor = useRef<Begun<unknown>>(undefined);
  const leave = useCallback(() => {
    waitsFor.current?.cancel();
    waitsFor.current = undefined;
  }, []);
  const load = useCallback(
    async (draw: (change: () => void) => void) => {
      leave();
      if (asked === undefined) return;
      const begun = begin(name, ...(JSON.parse(asked) as Parameters<Calls[K]>));
      waitsFor.current = begun;
      const result = await begun.answer;
      if (waitsFor.current !== begun) return;
      waitsFor.current = undefined;
      delete ahead[name];
      draw(() => setAnswer({ asked, result }));
    },
    [name, asked, leave],
  );
  const reload = useCallback(() => void load(atOnce), [load]);

  useEffect(() => {
    reload();
    return leave;
  }, [reload, leave]);
  useChanged(READS[name], () => void load(DRAWN_BETWEEN.has(name) ? startTransition : atOnce));
  return { result: answer?.asked === asked ? answer?.result : undefined, reload };
}

const atOnce = (change: () => void) => change();
