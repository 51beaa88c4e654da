import { use, useState } from 'react';
import type { Further, ReportTable } from '../../../../preload/contract.ts';
import { doubtWords } from '../../../format/hours-doubt-words.ts';
import { formatCount, formatCounted } from '../../../format/numbers.ts';
import { titleOf } from '../../../format/store-names.ts';
import { OpenStore } from '../../../workspace/open-store.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';
import type { Scope } from '../scope.ts';

const FEW = 8;

/** The stores whose polls contradict their business hours week after week (SPEC §16); nothing where there are none. */
export function DoubtsPanel({
  table,
  scope: { isIn },
  doubts,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly doubts: Further['doubts'];
}) {
  const openStore = use(OpenStore);
  const [showsAll, setShowsAll] = useState(false);
  const all = doubts.filter(({ store }) => isIn(store));
  if (all.length === 0) return null;
  const shown = showsAll ? all : all.slice(0, FEW);
  return (
    <Panel area="doubts" title="Hours look wrong?">
      <p>
        Week after week the polls of {formatCounted(all.length, 'store')} say otherwise than the business
        hours in your file. Nothing was changed.
      </p>
      <ul className="edges-worst" aria-label="Stores whose hours look wrong">
        {shown.map((of) => (
          <li key={of.store}>
            <Door to="show its hours" onOpen={() => openStore(table.stores[of.store] ?? '')}>
              {titleOf(table, of.store)}
            </Door>
            : {doubtWords(of).join('; ')}
          </li>
        ))}
      </ul>
      {all.length > FEW ? (
        <p className="panel-more">
          <Door to="in this list" onOpen={() => setShowsAll(!showsAll)}>
            {showsAll ? `Only the first ${FEW}` : `All ${formatCount(all.length)} stores`}
          </Door>
        </p>
      ) : null}
    </Panel>
  );
}
