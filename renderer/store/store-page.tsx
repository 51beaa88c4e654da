import './store-page.css';
import { useId, useMemo, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Screen } from '../components/screen.tsx';
import { formatInstant } from '../format/times.ts';
import { arithmeticOf, type NumberChoice } from './arithmetic.ts';
import { ArithmeticTable } from './arithmetic-table.tsx';
import { evidenceText } from './evidence-text.ts';
import { HoursList } from './hours-list.tsx';
import { createLocalClock } from './local-clock.ts';
import { NumbersTable, nameOf } from './numbers-table.tsx';
import { PollByPoll } from './poll-by-poll.tsx';
import { StoreOutages } from './store-outages.tsx';
import { StoreTrend } from './store-trend.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { TimelineTable } from './timeline/timeline-table.tsx';

/** One store of a report: when it was down, and how each of its numbers comes about. */
export function StorePage({
  report,
  evidence,
  onBack,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  readonly onBack: () => void;
}) {
  const [choice, setChoice] = useState<NumberChoice>({
    method: 'interpolated',
    measure: 'down',
    window: 'week',
  });
  const outagesHeading = useId();
  const clock = useMemo(() => createLocalClock(evidence.offsets), [evidence]);
  const arithmetic = useMemo(() => arithmeticOf(evidence, choice, clock), [evidence, choice, clock]);
  const { store, name, group, zone, zoneIsAssumed, asOf } = evidence;
  return (
    <Screen
      title={name ?? store}
      subtitle={
        <>
          {name === undefined ? null : <>Store {store} · </>}
          {group === undefined ? null : <>{group} · </>}
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
      <Timeline evidence={evidence} clock={clock} />
      <details className="store-details">
        <summary>Timeline as a table</summary>
        <TimelineTable evidence={evidence} clock={clock} />
      </details>
      <section className="store-outages" aria-labelledby={outagesHeading}>
        <h2 id={outagesHeading}>Outages</h2>
        <StoreOutages evidence={evidence} clock={clock} />
      </section>
      <details className="store-details">
        <summary>Up to twelve weeks of this store</summary>
        <StoreTrend report={report} store={store} clock={clock} />
      </details>
      <section className="store-why" aria-label="How the numbers come about">
        <div>
          <h2>Numbers</h2>
          <NumbersTable evidence={evidence} choice={choice} onChoose={setChoice} />
          <Gates evidence={evidence} />
          <h2>Weekly hours</h2>
          <HoursList hours={evidence.hours} />
        </div>
        <div>
          <div className="store-why-head">
            <h2>{nameOf(choice)}</h2>
            <CopyButton label="Copy as text" look="quiet" text={() => evidenceText(evidence, choice)} />
          </div>
          <ArithmeticTable name={nameOf(choice)} arithmetic={arithmetic} />
          <details className="store-details">
            <summary>Poll by poll: where the two methods differ, last {choice.window}</summary>
            <PollByPoll evidence={evidence} window={choice.window} clock={clock} />
          </details>
        </div>
      </section>
    </Screen>
  );
}

/** Which windows of poll count are switched off by the time of day of as-of. */
function Gates({ evidence: { gates } }: { readonly evidence: StoreEvidence }) {
  const closed = (['hour', 'day', 'week'] as const).filter((window) => !gates[window]);
  if (closed.length === 0) return null;
  return (
    <p className="arithmetic-note">
      Poll count says 0 for the last {closed.join(' and ')}: the store is closed at this time of day.
    </p>
  );
}
