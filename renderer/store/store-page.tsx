import './store-page.css';
import { type ReactNode, useMemo } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { SavingNotice } from '../components/saving-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { ShareButton } from '../components/share-button.tsx';
import { partOfStore } from '../components/share-parts.ts';
import { useSave } from '../components/use-save.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { pageClock } from '../format/local-clock.ts';
import { visibleText } from '../format/visible-text.ts';
import { StoreAbout } from './store-about.tsx';
import { useStoreAside } from './store-aside.tsx';
import { StoreContents } from './store-contents.tsx';
import type { Moment } from './timeline/timeline.tsx';

/** One store of a report: when it was down, and how each of its numbers comes about. */
export function StorePage({
  report,
  evidence,
  openedAt,
  closures,
  period,
  neighbours,
  onBack,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  /** The moment of the week that the page was opened to show. */
  readonly openedAt: Moment | undefined;
  readonly closures: ReactNode;
  /** Says of which time it is, and leads to others, where it can be of others. */
  readonly period: ReactNode;
  /** The way to other stores of the list that it was opened from. */
  readonly neighbours: ReactNode;
  readonly onBack: () => void;
}) {
  const { chosen } = useDataTimes();
  const clock = useMemo(() => pageClock(evidence, chosen), [evidence, chosen]);
  const title = visibleText(evidence.name ?? evidence.store);
  const aside = useStoreAside(report, evidence);
  const handOver = useSave('The store was not saved', `${report} ${evidence.store}`);
  return (
    <Screen
      above={period}
      title={title}
      subtitle={<StoreAbout evidence={evidence} clock={clock} isPeriodSaid={period !== undefined} />}
      actions={
        <>
          {neighbours}
          {aside.tool}
          <ShareButton parts={[partOfStore(report, evidence.store, title)]} handOver={handOver} />
          <Button onPress={onBack} aria-keyshortcuts="Alt+ArrowLeft">
            Back
          </Button>
        </>
      }
    >
      <SavingNotice handOver={handOver} />
      <StoreContents key={report} {...{ report, evidence, clock, openedAt, closures }} aside={aside.notice} />
    </Screen>
  );
}
