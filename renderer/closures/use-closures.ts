import { useMemo, useState } from 'react';
import type { AppError, ClosureChange } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { Problem } from '../components/error-notice.tsx';
import { useOnce } from '../components/use-once.ts';
import { type ClosureLine, closureLines, describeStores, formatStretch, storeBook } from './closure-lines.ts';

/** The last change that the person made here, in words, and the import that undoes it. */
type MadeChange = {
  readonly words: string;
  readonly undoId: number | undefined;
  /** The closure that it is about, where something changed. */
  readonly stretch?: Pick<ClosureLine, 'from' | 'until'> | undefined;
};

/** All closures and the stores that they can be of, as stored now, and how to change them. */
export function useClosures() {
  const closures = useQuery('listClosures').result;
  const stores = useQuery('listStores').result;
  const [made, setMade] = useState<MadeChange>();
  const [problem, setProblem] = useState<Problem>();
  const { once } = useOnce();
  const listed = closures?.ok ? closures.value : undefined;
  const book = useMemo(() => storeBook(stores?.ok ? stores.value : []), [stores]);
  const lines = useMemo(() => closureLines(listed ?? []), [listed]);
  const failed = [closures, stores].find((answer) => answer?.ok === false);

  /** Answers why it was refused; `undefined`: it is made. */
  async function change(asked: ClosureChange): Promise<AppError | undefined> {
    const answer = await call('changeClosure', asked);
    if (!answer.ok) return answer.error;
    const { isChanged, undoneBy } = answer.value;
    setProblem(undefined);
    setMade({
      words: isChanged
        ? describeChange(asked, (line) => describeStores(line, book))
        : 'Nothing changed: this closure is there already.',
      undoId: undoneBy,
      stretch: isChanged ? (asked.after ?? asked.before) : undefined,
    });
    return undefined;
  }

  const undo = (id: number) =>
    once(async () => {
      const answer = await call('undoImport', id);
      if (answer.ok) setMade({ words: 'Undone: closures are what they were before.', undoId: undefined });
      else setProblem({ title: 'The change was not undone', error: answer.error });
      return 'again';
    });

  return {
    lines,
    listed: listed ?? [],
    book,
    isKnown: listed !== undefined && stores !== undefined,
    problem: failed?.ok === false ? { title: 'Closures cannot be shown', error: failed.error } : problem,
    dismissProblem: () => setProblem(undefined),
    made,
    dismissMade: () => setMade(undefined),
    change,
    undo,
  };
}

export type Closures = ReturnType<typeof useClosures>;

/** "Closure added: Every store, Wed, Dec 25, 2024 (Christmas)." */
function describeChange(
  { scope, before, after }: ClosureChange,
  storesOf: (line: Pick<ClosureLine, 'stores'>) => string,
): string {
  const done = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const who =
    scope.kind === 'group'
      ? scope.name
      : storesOf({ stores: scope.kind === 'every-store' ? 'every' : scope.ids });
  const stretch = after ?? before;
  const when = stretch === undefined ? '' : `, ${formatStretch(stretch)}`;
  const why = after === undefined || after.reason === '' ? '' : ` (${after.reason})`;
  return `Closure ${done}: ${who}${when}${why}.`;
}
