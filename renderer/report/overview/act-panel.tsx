import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { formatCount, formatCounted } from '../../format/numbers.ts';
import { useDoors } from '../shared/doors.ts';
import { longestOf } from '../shared/report-numbers.ts';
import { countStores, neverOnlineTest } from '../shared/standing.ts';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import type { Scope } from './scope.ts';
import { shareIsOf, worstOver } from './worst-order.ts';
import { WorstTable } from './worst-table.tsx';

const LISTED = 8;

/** The stores to do something about: those that were down for most of their open time, never-online ones apart. */
export function ActPanel({
  table,
  scope,
  firstToCall,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  /** The store that the answer names to be called first. */
  readonly firstToCall: number | undefined;
}) {
  const { toStores } = useDoors();
  const window = longestOf(table);
  const { isToCall, neverOnline, apart } = useToCall(table, scope);
  const { stores: worst, count } = useMemo(() => worstOver(table, isToCall, LISTED), [table, isToCall]);
  return (
    <Panel
      area="worst"
      title="Act on these"
      note={worst.length === 0 ? undefined : `largest share of ${shareIsOf(table)} time down, first`}
    >
      {worst.length === 0 ? (
        <p>
          {neverOnline === 0
            ? noDowntimeWords(longestFacts(table, scope.group))
            : 'Only stores that were never online had downtime.'}
        </p>
      ) : (
        <WorstTable {...{ table, scope, isToCall, firstToCall, worst }} />
      )}
      {count + neverOnline === 0 ? null : (
        <p className="panel-more">
          {count > LISTED ? (
            <Door look="action" to="show them" onOpen={() => toStores({ show: 'down', window })}>
              All {formatCounted(count + apart, 'store')} with downtime
            </Door>
          ) : null}
          {neverOnline === 0 ? null : (
            <Door look="action" to="show them" onOpen={() => toStores({ show: 'never-online' })}>
              {formatCount(neverOnline)} never online
            </Door>
          )}
        </p>
      )}
    </Panel>
  );
}

/**
 * Whether a store is one to call: never-online ones are not, since nobody knows whether they were open at all, but in a
 * period shorter than a week those are that were online in the week before it.
 */
function useToCall(table: ReportTable, scope: Scope) {
  const { id, period } = table.record;
  const { result } = useQuery('onlineBefore', period === undefined ? undefined : id);
  const known = result?.ok === true ? result.value : undefined;
  return useMemo(() => {
    const before = new Set(known);
    const isNeverOnline = neverOnlineTest(table);
    const isApart = (store: number) => isNeverOnline(store) && !before.has(store);
    return {
      isToCall: (store: number) => scope.isIn(store) && !isApart(store),
      neverOnline: countStores(table, (store) => isNeverOnline(store) && scope.isIn(store)),
      apart: countStores(table, (store) => isApart(store) && scope.isIn(store)),
    };
  }, [table, scope, known]);
}
