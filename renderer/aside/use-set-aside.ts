import { useState } from 'react';
import type { AppError, SetAsideChange } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import type { Problem } from '../components/error-notice.tsx';
import { useOnce } from '../components/use-once.ts';
import { formatCounted } from '../format/numbers.ts';
import { dateWords } from './aside-words.ts';

/** The last change that the person made here, in words, and what undoes it. */
type Made = { readonly words: string; readonly undo: SetAsideChange | undefined };

/** How to set stores aside and take them back, and what came of it. */
export function useSetAside() {
  const [made, setMade] = useState<Made>();
  const [problem, setProblem] = useState<Problem>();
  const { once } = useOnce();

  /** Answers why it was refused; `undefined`: it is made. */
  async function change(asked: SetAsideChange): Promise<AppError | undefined> {
    const answer = await call('changeSetAside', asked);
    if (!answer.ok) return answer.error;
    setProblem(undefined);
    setMade({ words: wordsOf(asked), undo: answer.value });
    return undefined;
  }

  const takeBack = (stores: readonly string[]) =>
    once(async () => {
      const error = await change({ aside: [], back: stores });
      if (error !== undefined) setProblem({ title: 'The stores were not taken back', error });
      return 'again';
    });

  const undo = (asked: SetAsideChange) =>
    once(async () => {
      const answer = await call('changeSetAside', asked);
      if (answer.ok) setMade({ words: 'Undone: the stores are as they were before.', undo: undefined });
      else setProblem({ title: 'The change was not undone', error: answer.error });
      return 'again';
    });

  return {
    made,
    problem,
    change,
    takeBack,
    undo,
    dismiss: () => {
      setMade(undefined);
      setProblem(undefined);
    },
  };
}

export type SettingAside = ReturnType<typeof useSetAside>;

function wordsOf({ aside, back }: SetAsideChange): string {
  const [first] = aside;
  if (first === undefined) return `${formatCounted(back.length, 'store')} taken back.`;
  return `${formatCounted(aside.length, 'store')} set aside from ${dateWords(first.since)}.`;
}
