import './store-page.css';
import { type ReactNode, useMemo, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { pageClock } from '../format/local-clock.ts';
import { periodName } from '../format/periods.ts';
import { visibleText } from '../format/visible-text.ts';
import { Evidence } from './evidence.tsx';
import { StoreAnswer } from './store-answer.tsx';
import { StoreAside } from './store-aside.tsx';
import { type Moment, Timeline } from './timeline/timeline.tsx';
import { useIsDrawn } from './use-is-drawn.ts';

/** One store of a report: when it was down, and how each of its numbers comes about. */
export function StorePage({
  report,
  evidence,
  openedAt,
  closures,
  neighbours,
  onBack,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  /** The moment of the week that the page was opened to show. */
  readonly openedAt: Moment | undefined;
  readonly closures: ReactNode;
  /** The way to other stores of the list that it was opened from. */
  readonly neighbours: ReactNode;
  readonly onBack: () => void;
}) {
  const [moment, setMoment] = useState(openedAt);
  const times = useDataTimes();
  const isDrawn = useIsDrawn();
  const clock = useMemo(() => pageClock(evidence, times.chosen), [evidence, times.chosen]);
  const { store, name, group, zone, zoneIsAssumed, asOf, period } = evidence;
  const at = times.instantOf(zone, asOf);
  return (
    <Screen
      title={visibleText(name ?? store)}
      subtitle={
        <>
          {name === undefined ? null : <>Store {visibleText(store)} · </>}
          {group === undefined ? null : <>{visibleText(group)} · </>}
          <strong>
            {period === undefined ? `Week to ${at}` : periodName(period, (end) => times.instantOf(zone, end))}
          </strong>
          {period === undefined ? null : ` · as of ${at}`} · Times on this page are {clock.name}
          {times.chosen === 'store' ? '' : `; the store is in ${zone}`}
          {zoneIsAssumed ? ' (assumed: no file names its time zone)' : ''}
        </>
      }
      actions={
        <>
          {neighbours}
          <Button onPress={onBack} aria-keyshortcuts="Alt+ArrowLeft">
            Back
          </Button>
        </>
      }
    >
      {evidence.differsFromReport ? (
        <p className="store-note" role="status">
          The data changed since this report was made: what is shown here comes from the data as they are now.
          Create the report again to see the same numbers in its table.
        </p>
      ) : null}
      <StoreAnswer report={report} evidence={evidence} clock={clock} />
      <StoreAside report={report} evidence={evidence} />
      <Timeline evidence={evidence} clock={clock} moment={moment} />
      {isDrawn ? (
        <Evidence
          report={report}
          evidence={evidence}
          clock={clock}
          closures={closures}
          onShow={(at) => setMoment({ at })}
        />
      ) : null}
    </Screen>
  );
}
