import { type ReactNode, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import type { PageClock } from '../format/local-clock.ts';
import { Evidence } from './evidence.tsx';
import { StoreAnswer } from './store-answer.tsx';
import { longestWindow } from './store-numbers.ts';
import { type Moment, Timeline } from './timeline/timeline.tsx';
import { useIsDrawn } from './use-is-drawn.ts';
import { WeekBefore } from './week-before.tsx';

/** What is told of one store of a report: the answer first, then when it was down, then how each number comes about. */
export function StoreContents({
  report,
  evidence,
  clock,
  openedAt,
  aside,
  closures,
  ways,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  /** The moment of the week that is to be shown first. */
  readonly openedAt: Moment | undefined;
  /** That it is set aside, where it is. */
  readonly aside: ReactNode;
  readonly closures: ReactNode;
  /** From the answer of a period to other periods, where the store is all of its report. */
  readonly ways?: ReactNode;
}) {
  const [moment, setMoment] = useState(openedAt);
  const isDrawn = useIsDrawn();
  const isOfWeek = longestWindow(evidence) === 'week';
  return (
    <>
      {evidence.differsFromReport ? (
        <p className="store-note" role="status">
          The data changed since this report was made: what is shown here comes from the data as they are now.
          Create the report again to see the same numbers in its table.
        </p>
      ) : null}
      <StoreAnswer
        report={report}
        evidence={evidence}
        clock={clock}
        onward={isOfWeek ? isDrawn && <WeekBefore report={report} store={evidence.store} /> : ways}
      />
      {aside}
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
    </>
  );
}
