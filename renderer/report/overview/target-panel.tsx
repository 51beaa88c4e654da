import { use } from 'react';
import type { ReportTable, TargetOutcome } from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { parseTarget } from '../../components/parse-target.ts';
import { ParsedField } from '../../components/parsed-field.tsx';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatCounted, formatPercent } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { useDoors } from '../shared/doors.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { closestToTarget } from './target-order.ts';
import { formatLeft } from './words.ts';

const LISTED = 5;

/** Which stores miss the uptime that the person wants, and by how much. */
export function TargetPanel({
  table,
  isIn,
}: {
  readonly table: ReportTable;
  /** Which stores it tells of. */
  readonly isIn: (store: number) => boolean;
}) {
  const [{ targetPercent }, change] = usePreferences();
  const outcomes = useQuery(
    'reportTarget',
    targetPercent === undefined ? undefined : { report: table.record.id, percent: targetPercent },
  ).result;
  const outcome = outcomes?.ok ? outcomes.value.find((one) => one.method === LEADING_METHOD) : undefined;
  return (
    <Panel
      area="target"
      title={longestOf(table) === 'period' ? 'Target for the period' : 'Target for the week'}
      aside={
        <TargetField percent={targetPercent} onChange={(percent) => change({ targetPercent: percent })} />
      }
    >
      {targetPercent === undefined ? (
        <p>
          No target is set. With one, such as 99.5, this says which stores miss it and how much downtime the
          others have left.
        </p>
      ) : null}
      {outcomes?.ok === false ? <p role="alert">{outcomes.error.message}</p> : null}
      {targetPercent === undefined || outcome === undefined ? null : (
        <Outcome table={table} percent={targetPercent} outcome={among(outcome, isIn)} />
      )}
    </Panel>
  );
}

function Outcome({
  table,
  percent,
  outcome,
}: {
  readonly table: ReportTable;
  readonly percent: number;
  readonly outcome: TargetOutcome;
}) {
  const { toStores } = useDoors();
  const openStore = use(OpenStore);
  const window = longestOf(table);
  const uptime = valuesOf(table, LEADING_METHOD, 'uptime', window);
  const missed = outcome.missed.length;
  const known = outcome.left.reduce((count, left) => count + (Number.isNaN(left) ? 0 : 1), 0);
  const listed = closestToTarget(outcome, LISTED);
  return (
    <>
      <p className="panel-figure">
        {missed === 0 ? (
          <span className="figure">
            {known === 0
              ? `Nothing is known of ${window === 'period' ? 'this period' : 'the week'}`
              : 'No store misses it'}
          </span>
        ) : (
          <Door
            look="figure"
            to="show them"
            onOpen={() => toStores({ show: 'uptime-below', window, below: percent })}
          >
            <span className="figure is-bad">
              {formatCounted(missed, 'store')} {missed === 1 ? 'misses' : 'miss'} it
            </span>
          </Door>
        )}
        <span className="hint">of {formatCount(known)} with a known uptime</span>
      </p>
      {listed.length === 0 ? null : (
        <div className="panel-scroll">
          <table className="panel-table" aria-label="Stores against the target">
            <thead>
              <tr>
                <th scope="col">Store</th>
                <th scope="col" className="number">
                  Uptime %
                </th>
                <th scope="col" className="number">
                  Downtime
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map((store) => {
                const left = outcome.left[store] ?? Number.NaN;
                return (
                  <tr key={store}>
                    <th scope="row">
                      <Door to="show its timeline" onOpen={() => openStore(table.stores[store] ?? '')}>
                        {titleOf(table, store)}
                      </Door>
                    </th>
                    <td className="number">{formatPercent(uptime?.[store] ?? Number.NaN)}</td>
                    <td className={`number ${left < 0 ? 'is-worse' : ''}`}>{formatLeft(left)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="hint">
        Downtime that each store has left before it misses the target, or has gone beyond it.
      </p>
    </>
  );
}

/** What becomes of these stores; of the others nothing is known. */
const among = (
  { left, missed, ...rest }: TargetOutcome,
  isIn: (store: number) => boolean,
): TargetOutcome => ({
  ...rest,
  left: left.map((time, store) => (isIn(store) ? time : Number.NaN)),
  missed: missed.filter(isIn),
});

/** The same setting as in Settings, where it is needed. */
function TargetField({
  percent,
  onChange,
}: {
  readonly percent: number | undefined;
  readonly onChange: (percent: number | undefined) => void;
}) {
  return (
    <div className="target-field">
      <ParsedField
        label="Uptime of at least, percent"
        shown={percent === undefined ? '' : String(percent)}
        parse={parseTarget}
        onTaken={onChange}
        refusal="A number from 0 to 100, or nothing for no target."
        inputMode="decimal"
      />
    </div>
  );
}
