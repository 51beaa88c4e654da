import { use, useMemo } from 'react';
import type { EdgeTable, ReportTable } from '../../../../preload/contract.ts';
import { formatSpan } from '../../../format/lengths.ts';
import { formatCount } from '../../../format/numbers.ts';
import { titleOf } from '../../../format/store-names.ts';
import { OpenStore } from '../../../workspace/open-store.ts';
import { DAYS } from '../../shared/hour-of-week.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';
import type { Scope } from '../scope.ts';
import { byWeekday, mostMissed } from './edge-sums.ts';

const SHOWN = 5;

/** Openings that began late and closings that came early, by weekday, and the stores that missed most so. */
export function EdgesPanel({
  table,
  scope: { isIn },
  edges,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly edges: EdgeTable;
}) {
  const openStore = use(OpenStore);
  const days = useMemo(() => byWeekday(edges, isIn), [edges, isIn]);
  const worst = useMemo(() => mostMissed(edges, SHOWN, isIn), [edges, isIn]);
  return (
    <Panel area="edges" title="Opens late, closes early">
      {worst.length === 0 ? (
        <p>Every opening and closing that was watched was in time.</p>
      ) : (
        <div className="panel-scroll">
          <table className="panel-table" aria-label="Late openings and early closings by weekday">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" className="number">
                  Opened late
                </th>
                <th scope="col" className="number">
                  of watched
                </th>
                <th scope="col" className="number">
                  Closed early
                </th>
                <th scope="col" className="number">
                  of watched
                </th>
              </tr>
            </thead>
            <tbody>
              {DAYS.map((day, weekday) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {days.map(({ edge, missed, watched }) => [
                    <td key={`${edge} missed`} className="number">
                      {formatCount(missed[weekday] ?? 0)}
                    </td>,
                    <td key={`${edge} watched`} className="number">
                      {formatCount(watched[weekday] ?? 0)}
                    </td>,
                  ])}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {worst.length === 0 ? null : (
        <ul className="edges-worst" aria-label="Stores that missed most at opening and closing">
          {worst.map(({ store, time, times }) => (
            <li key={store}>
              <Door to="show its timeline" onOpen={() => openStore(table.stores[store] ?? '')}>
                {titleOf(table, store)}
              </Door>{' '}
              missed {formatSpan(time)} in {times === 1 ? 'one opening' : `${formatCount(times)} openings`}
            </li>
          ))}
        </ul>
      )}
      <p className="hint">
        “Of watched” counts openings that were polled near that end, and found up at least once. Days by each
        store’s own clock.
      </p>
    </Panel>
  );
}
