import { use, useMemo } from 'react';
import { type Further, LIKELY_MEANS, type ReportTable, SURELY_MEANS } from '../../../../preload/contract.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { titleOf } from '../../../format/store-names.ts';
import { OpenStore } from '../../../workspace/open-store.ts';
import { useOtherPeriods } from '../../shared/other-periods.ts';
import { longestFacts } from '../../summary/window-facts.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';
import type { Scope } from '../scope.ts';
import { setSureOf } from './set-sure.ts';
import { chanceWords, changeWords, likelyWords, likelyWorst, withoutWords } from './sure-words.ts';

const SHOWN = 10;

/** How long the stores together were likely down, whether that changed, and who is likely among the worst, with the reasons. */
export function HowSure({
  table,
  scope,
  further,
  together,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly further: Further;
  readonly together: string | undefined;
}) {
  const openStore = use(OpenStore);
  const { data } = useOtherPeriods();
  const sure = table.details?.sure;
  const { leftOut } = table;
  const { isIn } = scope;
  const isOfOthers = JSON.stringify(sure?.setAside) !== JSON.stringify(leftOut.map(({ place }) => place));
  const worst = useMemo(() => likelyWorst(further, SHOWN, isIn), [further, isIn]);
  const without = useMemo(
    () => (sure === undefined ? [] : withoutWords(sure, further, isIn)),
    [sure, further, isIn],
  );
  const found = setSureOf(further, scope);
  const whole = found?.ranges.at(-1);
  const facts = longestFacts(table, scope.group);
  const hasRange = whole !== undefined && whole.stores > 0 && facts !== undefined;
  const tellsNothing = !hasRange && found?.change === undefined && worst.length === 0;
  if (tellsNothing && without.length === 0) return null;
  const worstTitle = `Likely among the ten of most downtime${scope.name === undefined ? '' : ' of all stores'}`;
  return (
    <Panel area="how-sure" title="How sure that is">
      {isOfOthers ? (
        <p role="status">
          This was worked out before other stores were set aside. It is worked out again, as long as the data
          are the same.
        </p>
      ) : null}
      {!hasRange ? null : <p>{likelyWords(whole, facts, data?.from)}</p>}
      {/* Why there is nothing else to say. */}
      {tellsNothing ? without.map((words) => <p key={words}>{words}</p>) : null}
      {found?.change === undefined ? null : <p>{changeWords(found.change, together)}</p>}
      {worst.length === 0 ? null : (
        <>
          <h3>{worstTitle}</h3>
          <ol className="edges-worst" aria-label={worstTitle}>
            {worst.map(({ store, chance }) => (
              <li key={store}>
                <Door to="show its timeline" onOpen={() => openStore(table.stores[store] ?? '')}>
                  {titleOf(table, store)}
                </Door>
                : {chanceWords(chance)}
              </li>
            ))}
          </ol>
        </>
      )}
      <Disclosure summary="How do you know?" look="panel-details">
        <ul className="sure-meanings">
          <li>{LIKELY_MEANS}</li>
          {worst.length === 0 ? null : (
            <li>
              “7 in 10” beside a store is the chance, by what its polls tell, that it is one of the ten of all
              stores that were down longest. Stores without a likely range are not in this list.
            </li>
          )}
          {found?.change === undefined ? null : (
            <li>
              A change is called likely where it is larger than the differences that there are between stores
              and days anyway. That bad days often follow one another is allowed for.
            </li>
          )}
          {tellsNothing ? null : without.map((words) => <li key={words}>{words}</li>)}
          <li>{SURELY_MEANS}</li>
        </ul>
      </Disclosure>
    </Panel>
  );
}
