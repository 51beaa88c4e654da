import { type ReactNode, useId, useMemo, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import type { PageClock } from '../format/local-clock.ts';
import { windowWords } from '../format/windows.ts';
import { arithmeticOf } from './arithmetic.ts';
import { ArithmeticTable } from './arithmetic-table.tsx';
import { evidenceText } from './evidence-text.ts';
import { HoursDoubtsPanel } from './hours-doubts.tsx';
import { HoursList } from './hours-list.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { PollByPoll } from './poll-by-poll.tsx';
import { StoreHours } from './store-hours.tsx';
import { longestWindow, type NumberChoice, nameOf } from './store-numbers.ts';
import { StoreOutages } from './store-outages.tsx';
import { StoreParts } from './store-parts.tsx';
import { StoreTrend } from './store-trend.tsx';
import { TimelineTable } from './timeline/timeline-table.tsx';

/** What a store's page says below its timeline: its outages, and how each of its numbers comes about. */
export function Evidence({
  report,
  evidence,
  clock,
  closures,
  onShow,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  readonly closures: ReactNode;
  /** Shows a moment in the timeline. */
  readonly onShow: (at: number) => void;
}) {
  const window = longestWindow(evidence);
  const [choice, setChoice] = useState<NumberChoice>({
    method: 'interpolated',
    measure: 'down',
    window,
  });
  const outagesHeading = useId();
  const arithmetic = useMemo(() => arithmeticOf(evidence, choice, clock), [evidence, choice, clock]);
  return (
    <>
      <Disclosure summary="Timeline as a table">
        <TimelineTable evidence={evidence} clock={clock} />
      </Disclosure>
      <section className="store-outages" aria-labelledby={outagesHeading}>
        <h2 id={outagesHeading}>Outages</h2>
        <StoreOutages evidence={evidence} clock={clock} onShow={onShow} />
      </section>
      <section className="store-why" aria-label="How the numbers come about">
        <div>
          <h2>Numbers</h2>
          <NumbersTable evidence={evidence} choice={choice} onChoose={setChoice} />
          <p className="arithmetic-note">Press a number to see how it comes about.</p>
        </div>
        <div>
          <div className="store-why-head">
            <h2>{nameOf(choice)}</h2>
            <CopyButton
              label="Copy as text"
              look="quiet"
              text={() => evidenceText(evidence, choice, clock)}
            />
          </div>
          <ArithmeticTable name={nameOf(choice)} arithmetic={arithmetic} />
          <Disclosure summary={`Poll by poll: where the two methods differ, ${windowWords(choice.window)}`}>
            <PollByPoll evidence={evidence} window={choice.window} clock={clock} />
          </Disclosure>
        </div>
      </section>
      <section className="store-why" aria-label="When it is open">
        <div>
          <h2>Weekly hours, the store’s own time</h2>
          <HoursList hours={evidence.hours} />
          <HoursDoubtsPanel report={report} store={evidence.store} />
        </div>
        <div>
          <StoreHours report={report} store={evidence.store} />
          {closures}
        </div>
      </section>
      {window === 'period' ? (
        <Disclosure summary="The period part by part">
          <StoreParts report={report} store={evidence.store} />
        </Disclosure>
      ) : (
        <Disclosure summary="Up to twelve weeks of this store">
          <StoreTrend report={report} store={evidence.store} clock={clock} />
        </Disclosure>
      )}
    </>
  );
}
