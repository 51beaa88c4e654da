import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { SavingNotice } from '../../components/saving-notice.tsx';
import { ShareButton } from '../../components/share-button.tsx';
import { type Part, partOfAnswer, partOfReport, partOfStore } from '../../components/share-parts.ts';
import { useSave } from '../../components/use-save.ts';
import { formatCounted } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { InBar } from '../shared/bar-slot.tsx';
import { type GroupChoice, groupTest, NO_GROUP, nameOfChoice } from '../shared/group-choice.ts';

/** Hands over what the Overview says on one page, of the group that is looked at, or all of the report. */
export function ShareAnswer({
  table,
  group,
  isShown,
}: {
  readonly table: ReportTable;
  readonly group: GroupChoice;
  readonly isShown: boolean;
}) {
  const [{ method }] = usePreferences();
  const { id } = table.record;
  // What was saved of another group says nothing of this one.
  const handOver = useSave('The report was not saved', `${id} ${JSON.stringify(group)}`);
  const stores = useMemo(() => {
    const isIn = groupTest(table, group);
    return table.stores.filter((_, store) => isIn(store)).length;
  }, [table, group]);
  if (!isShown || table.details === undefined) return null;
  const [only] = table.stores;
  const isOfOne = table.stores.length === 1;
  const isOfAll = stores === table.stores.length;
  const groups = group.kind === 'named' ? [group.group] : [NO_GROUP];
  const of = isOfAll
    ? `all ${formatCounted(stores, 'store')}`
    : `the ${formatCounted(stores, 'store')} of ${nameOfChoice(group)}`;
  const answer = partOfAnswer(id, of, isOfAll ? undefined : groups);
  const ofGroup: Part = {
    label: 'This group',
    count: stores,
    words: `T${of.slice(1)}, with their outages.`,
    of: () => ({ tells: 'report', id, method, groups }),
    formats: ['xlsx', 'pdf', 'csv', 'parquet', 'pack'],
    formatWords: { pack: 'A zip with the Excel workbook, the PDF and the CSV of this group.' },
  };
  const all = partOfReport(id, method, table.stores.length);
  return (
    <>
      <SavingNotice handOver={handOver} />
      <InBar>
        <ShareButton
          // A report of a single store shows that store in place of an Overview.
          parts={
            only !== undefined && isOfOne
              ? [partOfStore(id, only, titleOf(table, 0)), all]
              : [answer, ...(isOfAll ? [] : [ofGroup]), all]
          }
          handOver={handOver}
        />
      </InBar>
    </>
  );
}
