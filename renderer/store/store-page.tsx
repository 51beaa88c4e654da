import './store-page.css';
import { useId, useMemo, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { Screen } from '../components/screen.tsx';
import { formatInstant } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { arithmeticOf } from './arithmetic.ts';
import { ArithmeticTable } from './arithmetic-table.tsx';
import { evidenceText } from './evidence-text.ts';
import { HoursList } from './hours-list.tsx';
import { createLocalClock } from './local-clock.ts';
import { NumbersTable } from './numbers-table.tsx';
import { PollByPoll } from './poll-by-poll.tsx';
import { type NumberChoice, nameOf } from './store-numbers.ts';
import { StoreOutages } from './store-outages.tsx';
import { StoreTrend } from './store-trend.tsx';
import { type Moment, Timeline } from './timeline/timeline.tsx';
import { TimelineTable } from './timeline/timeline-table.tsx';

/** One store of a report: when it was down, and how each of its numbers comes about. */
export function StorePage({
  report,
  evidence,
  openedAt,
  onBack,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  /** The moment of the week that the page was opened to show. */
  readonly openedAt: Moment | undefined;
  readonly onBack: () => void;
}) {
  const [choice, setChoice] = useState<NumberChoice>({
    method: 'interpolated',
    measure: 'down',
    window: 'week',
  });
  const [moment, setMoment] = useState(openedAt);
  const outagesHeading = useId();
  const clock = useMemo(() => createLocalClock(evidence.offsets), [evidence]);
  const arithmetic = useMemo(() => arithmeticOf(evidence, choice, clock), [evidence, choice, clock]);
  const { store, name, group, zone, zoneIsAssumed, asOf } = evidence;
  return (
    <Screen
      title={visibleText(name ?? store)}
      subtitle={
        <>
          {name === undefined ? null : <>Store {visibleText(store)} · </>}
          {group === undefined ? null : <>{visibleText(group)} · </>}
          As of <strong>{formatInstant(asOf)}</strong> · {zone}
          {zoneIsAssumed ? ' (assumed: no file names its time zone)' : ''}
        </>
      }
      actions={
        <Button onPress={onBack} aria-keyshortcuts="Alt+ArrowLeft">
          Back
        </Button>
      }
    >
      {evidence.differsFromReport ? (
        <p className="store-note" role="status">
          The data changed since this report was made: what is shown here comes from the data as they are now.
          Create the report again to see the same numbers in its table.
        </p>
      ) : null}
      <Timeline evidence={evidence} clock={clock} moment={moment} />
      <Disclosure summary="Timeline as a table">
        <TimelineTable evidence={evidence} clock={clock} />
      </Disclosure>
      <section className="store-outages" aria-labelledby={outagesHeading}>
        <h2 id={outagesHeading}>Outages</h2>
        <StoreOutages evidence={evidence} clock={clock} onShow={(at) => setMoment({ at })} />
      </section>
      <section className="store-why" aria-label="How the numbers come about">
        <div>
          <h2>Numbers</h2>
          <NumbersTable evidence={evidence} choice={choice} onChoose={setChoice} />
          <p className="arithmetic-note">Press a number to see how it comes about.</p>
          <h2>Weekly hours</h2>
          <HoursList hours={evidence.hours} />
        </div>
        <div>
          <div className="store-why-head">
            <h2>{nameOf(choice)}</h2>
            <CopyButton label="Copy as text" look="quiet" text={() => evidenceText(evidence, choice)} />
          </div>
          <ArithmeticTable name={nameOf(choice)} arithmetic={arithmetic} />
          <Disclosure summary={`Poll by poll: where the two methods differ, last ${choice.window}`}>
            <PollByPoll evidence={evidence} window={choice.window} clock={clock} />
          </Disclosure>
        </div>
      </section>
      <Disclosure summary="Up to twelve weeks of this store">
        <StoreTrend report={report} store={store} clock={clock} />
      </Disclosure>
    </Screen>
  );
}
