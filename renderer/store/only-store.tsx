import './store-page.css';
import { type ReactNode, useMemo } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { pageClock } from '../format/local-clock.ts';
import { visibleText } from '../format/visible-text.ts';
import { StoreAbout } from './store-about.tsx';
import { useStoreAside } from './store-aside.tsx';
import { StoreContents } from './store-contents.tsx';

/** What a report of a single store shows in place of an Overview: the page of that store. */
export function OnlyStore({
  report,
  store,
  at,
  ways,
  closuresOf,
}: {
  readonly report: string;
  readonly store: string;
  /** A moment to show first (ms). */
  readonly at: number | undefined;
  /** To other periods. */
  readonly ways: ReactNode;
  readonly closuresOf: (evidence: StoreEvidence) => ReactNode;
}) {
  const { result } = useQuery('openStore', { report, store });
  if (result === undefined) return <p className="empty">Reading the report…</p>;
  if (!result.ok) {
    return <ErrorNotice problem={{ title: `Store ${store} cannot be opened`, error: result.error }} />;
  }
  const evidence = result.value;
  return <Opened {...{ report, evidence, at, ways }} closures={closuresOf(evidence)} />;
}

function Opened({
  report,
  evidence,
  at,
  ways,
  closures,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  readonly at: number | undefined;
  readonly ways: ReactNode;
  readonly closures: ReactNode;
}) {
  const aside = useStoreAside(report, evidence);
  const { chosen } = useDataTimes();
  const clock = useMemo(() => pageClock(evidence, chosen), [evidence, chosen]);
  const moment = useMemo(() => (at === undefined ? undefined : { at }), [at]);
  return (
    <article className="only-store" aria-label={visibleText(evidence.name ?? evidence.store)}>
      <header className="only-store-header">
        <div>
          <h2>{visibleText(evidence.name ?? evidence.store)}</h2>
          <p className="subtitle">
            <StoreAbout evidence={evidence} clock={clock} />
          </p>
        </div>
        {aside.tool}
      </header>
      <StoreContents
        {...{ report, evidence, clock, closures }}
        openedAt={moment}
        aside={aside.notice}
        ways={ways}
      />
    </article>
  );
}
