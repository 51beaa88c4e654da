import type { ReportOverview } from '../../../preload/contract.ts';
import { formatPart } from '../../format/numbers.ts';
import { windowInTable } from '../../format/windows.ts';
import { leastObserved, useDoors } from '../shared/doors.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { formatHours } from './words.ts';

/** How much of the business time polls speak for, and whose fault the rest is. */
export function ObservedPanel({
  observed,
  of,
  closed,
  note,
}: {
  readonly observed: ReportOverview['observed'];
  /** The group that it is of; `undefined` where it is of all stores. */
  readonly of: string | undefined;
  /** Business time of the week or the period that closures took; NaN where the report does not hold it. */
  readonly closed: number;
  /** Of which stores it is, where that is not as everywhere else. */
  readonly note: string | undefined;
}) {
  const { toStores } = useDoors();
  const isPeriod = observed.at(-1)?.window === 'period';
  return (
    <Panel area="observed" title="How well we watched">
      <div className="panel-scroll">
        <table className="panel-table" aria-label="Share of business time observed">
          <thead>
            <tr>
              <th scope="col">{isPeriod ? 'In' : 'In the last'}</th>
              <td className="observed-space" />
              <th scope="col" className="number">
                Observed
              </th>
              <th scope="col" className="number">
                Polling paused
              </th>
              <th scope="col" className="number">
                Not polled, others were
              </th>
            </tr>
          </thead>
          <tbody>
            {observed.map(({ window, known, nobodyWatched, thisStoreOnly }) => {
              const all = known + nobodyWatched + thisStoreOnly;
              return (
                <tr key={window}>
                  <th scope="row">{windowInTable(window)}</th>
                  <td className="observed-space">
                    <ObservedBar parts={[known / all, nobodyWatched / all, thisStoreOnly / all]} />
                  </td>
                  {[known, nobodyWatched].map((time, place) => (
                    <td key={LOOKS[place]} className="number">
                      <Door
                        to="show how much of each store was not observed"
                        onOpen={() => toStores({ window }, leastObserved(window))}
                      >
                        {formatPart(time / all)}
                      </Door>
                    </td>
                  ))}
                  <td className="number">
                    <Door
                      to="show the stores that were not observed at all"
                      onOpen={() => toStores({ show: 'not-observed', window })}
                    >
                      {formatPart(thisStoreOnly / all)}
                    </Door>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {note === undefined ? null : <p role="status">{note}</p>}
      <p className="hint">
        Shares of the business time of {of ?? 'all stores'}. While polling paused, no store was polled: that
        says nothing about the stores.
        {closed > 0
          ? ` Closures took ${formatHours(closed)} hours of business time in ${isPeriod ? 'this period' : 'the last week'}.`
          : null}
      </p>
    </Panel>
  );
}

const LOOKS = ['observed-known', 'observed-nobody', 'observed-store'] as const;

/** The same three shares as a bar, each with a pattern of its own. */
function ObservedBar({ parts }: { readonly parts: readonly number[] }) {
  let x = 0;
  return (
    <svg className="observed-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="observed-none" width={100} height={10} />
      {parts.map((part, place) => {
        const from = x;
        const width = Number.isNaN(part) ? 0 : part * 100;
        x += width;
        return <rect key={LOOKS[place]} className={LOOKS[place]} x={from} width={width} height={10} />;
      })}
    </svg>
  );
}
