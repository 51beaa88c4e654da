import type { StoreEvidence } from '../../preload/contract.ts';
import type { PageClock } from '../format/local-clock.ts';
import { storeAnswer } from './answer-words.ts';

/** What the page of a store says first: how long it was down, and how sure that is. */
export function StoreAnswer({
  evidence,
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
}) {
  const { lead, more } = storeAnswer(evidence, clock.dayAndTime);
  return (
    <section className="store-answer" aria-label="In short">
      <p className="store-answer-lead">{lead}</p>
      {more.length === 0 ? null : <p>{more.join(' ')}</p>}
    </section>
  );
}
