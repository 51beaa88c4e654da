import type { ReactNode } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { PageClock } from '../format/local-clock.ts';
import { usePreferences } from '../workspace/preferences.ts';
import { storeAnswer } from './answer-words.ts';
import { HowKnown } from './how-known.tsx';

/** What the page of a store says first: how long it was down, and how sure that is. */
export function StoreAnswer({
  report,
  evidence,
  clock,
  onward,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  /** What is said of the time before, or leads there. */
  readonly onward?: ReactNode;
}) {
  const [{ currency }] = usePreferences();
  const { result } = useQuery('storeSure', { report, store: evidence.store });
  const sure = result?.ok === true ? result.value : undefined;
  const { lead, more } = storeAnswer(evidence, clock, sure, currency);
  return (
    <section className="store-answer" aria-label="In short">
      <p className="store-answer-lead">{lead}</p>
      {more.length === 0 ? null : <p>{more.join(' ')}</p>}
      {onward}
      {sure === undefined ? null : <HowKnown evidence={evidence} sure={sure} />}
    </section>
  );
}
