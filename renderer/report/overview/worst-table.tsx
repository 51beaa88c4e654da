import { use } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { formatSpan, spanWriter } from '../../format/lengths.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoneyShortly } from '../../format/money.ts';
import { formatCount, formatPart } from '../../format/numbers.ts';
import { inPeriod } from '../../format/periods.ts';
import { groupOf, idsOf, titleOf } from '../../format/store-names.ts';
import { visibleText } from '../../format/visible-text.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { neverOnlineTest, stillDownTest } from '../shared/standing.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import { Door } from './door.tsx';
import type { Scope } from './scope.ts';
import { shareIsOf, worstFirst, type worstOver } from './worst-order.ts';

/** What each of them was, by what they are ranked by, and what that cost where it is known of any. */
export function WorstTable({
  table,
  scope,
  isToCall,
  firstToCall,
  worst,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly isToCall: (store: number) => boolean;
  readonly firstToCall: number | undefined;
  readonly worst: ReturnType<typeof worstOver>['stores'];
}) {
  const [{ currency }] = usePreferences();
  const window = longestOf(table);
  const outages = valuesOf(table, LEADING_METHOD, 'outages', window);
  const strips = window === 'week' ? table.details?.strips : undefined;
  const lost = valuesOf(table, LEADING_METHOD, 'lost-sales', window);
  const hasLost = worst.some(({ store }) => !Number.isNaN(lost?.[store] ?? Number.NaN));
  const spanOf = spanWriter(Math.max(0, ...worst.map(({ down }) => down)));
  return (
    <div className="panel-scroll">
      <table
        className="panel-table act-table"
        aria-label={window === 'week' ? 'Worst stores of the week' : 'Worst stores of the period'}
      >
        <thead>
          <tr>
            <th scope="col">Store</th>
            {strips === undefined ? (
              <th scope="col" className="number">
                Outages
              </th>
            ) : (
              <th scope="col" className="worst-strip">
                Week
              </th>
            )}
            <th scope="col" className="number">
              Down, of {shareIsOf(table)} time
            </th>
            {hasLost ? (
              <th scope="col" className="number">
                Lost sales
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {worst.map(({ store, down, of }) => (
            <tr key={store}>
              <th scope="row">
                <WorstName {...{ table, scope, isToCall, store }} isFirst={store === firstToCall} />
              </th>
              {strips === undefined ? (
                <td className="number">{formatCount(outages?.[store] ?? 0)}</td>
              ) : (
                <td className="worst-strip">
                  <WeekStrip strips={strips} store={store} />
                </td>
              )}
              <td className="number">
                <strong>{formatPart(down / of)}</strong>{' '}
                <span className="act-more">
                  {spanOf(down)} of {formatSpan(of)}
                </span>
              </td>
              {hasLost ? (
                <td className="number">{formatMoneyShortly(lost?.[store] ?? Number.NaN, currency)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorstName({
  table,
  scope,
  isToCall,
  store,
  isFirst,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly isToCall: (store: number) => boolean;
  readonly store: number;
  /** It is to be called first. */
  readonly isFirst: boolean;
}) {
  const openStore = use(OpenStore);
  const isStillDown = stillDownTest(table)(store);
  const isNeverOnline = neverOnlineTest(table)(store);
  const state = isStillDown ? (
    <span className="is-bad">still down{isFirst ? ', first to call' : ''}</span>
  ) : isNeverOnline ? (
    `never online ${inPeriod(table.record.period)}`
  ) : undefined;
  // Of one group they all are.
  const group = scope.name === undefined ? visibleText(groupOf(table, store) ?? '') : '';
  return (
    <>
      <Door
        look="name"
        to="show its timeline"
        onOpen={() =>
          openStore(table.stores[store] ?? '', undefined, idsOf(table, worstFirst(table, isToCall)))
        }
      >
        {titleOf(table, store)}
      </Door>{' '}
      {state === undefined && group === '' ? null : (
        <span className="act-more">
          {state}
          {state !== undefined && group !== '' ? ' · ' : null}
          {group}
        </span>
      )}
    </>
  );
}
