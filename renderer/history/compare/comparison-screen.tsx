import '../../components/tabs.css';
import './comparison.css';
import { type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ComparedPair, ReportComparison, ReportRecord } from '../../../preload/contract.ts';
import { comparedGroupColumn } from '../../../preload/sheets.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SavingNotice } from '../../components/saving-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { ShareButton } from '../../components/share-button.tsx';
import { partsOfTable, type SharedAs } from '../../components/share-parts.ts';
import { useSave } from '../../components/use-save.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCount } from '../../format/numbers.ts';
import { dayName, dayOfDate } from '../../format/periods.ts';
import { reportName } from '../../format/report-name.ts';
import type { NamedStores } from '../../format/store-names.ts';
import { DAY, formatOwnTime } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { MethodPicker } from '../method-picker.tsx';
import { Caveats } from './caveats.tsx';
import { ComparedGroup } from './compared-group.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { FleetChange, FleetSentence } from './fleet-change.tsx';

/** Two reports against each other, in place of the list they were chosen from. */
export function ComparisonScreen({
  one,
  other,
  group,
  onBack,
  withStores,
}: {
  readonly one: string;
  readonly other: string;
  /** Whose stores alone are compared at first. */
  readonly group: string | undefined;
  readonly onBack: () => void;
  /** Lets the pages of a report's stores take the place of the comparison when one is opened. */
  readonly withStores: (report: string, comparison: ReactNode) => ReactNode;
}) {
  const [pair, setPair] = useState<ComparedPair>({ one, other, ...ofGroup(group) });
  const answer = useStanding(useQuery('compareReports', pair).result);
  if (answer?.ok) {
    const { before, after } = answer.value;
    return withStores(
      after.id,
      <OpenComparison
        comparison={answer.value}
        onSwap={() => setPair({ before: after.id, after: before.id, ...ofGroup(answer.value.group) })}
        onGroup={(wanted) => setPair({ before: before.id, after: after.id, ...ofGroup(wanted) })}
        onBack={onBack}
      />,
    );
  }
  return (
    <Screen title="Compare" actions={<Button onPress={onBack}>Back</Button>} fills>
      {answer === undefined ? (
        <p className="empty">Comparing…</p>
      ) : (
        <ErrorNotice problem={{ title: 'The reports cannot be compared', error: answer.error }} />
      )}
    </Screen>
  );
}

const ofGroup = (group: string | undefined) => (group === undefined ? {} : { group });

/** What was answered last, as long as the answer to the other order, or of another group, is not there. */
function useStanding<T>(answer: T | undefined): T | undefined {
  const [last, setLast] = useState(answer);
  if (answer !== undefined && answer !== last) setLast(answer);
  return answer ?? last;
}

function OpenComparison({
  comparison,
  onSwap,
  onGroup,
  onBack,
}: {
  readonly comparison: ReportComparison;
  readonly onSwap: () => void;
  /** `undefined` asks for all stores. */
  readonly onGroup: (group: string | undefined) => void;
  readonly onBack: () => void;
}) {
  const [{ method }, changePreferences] = usePreferences();
  const openStore = use(OpenStore);
  const { before, after, group, fleet, fell, groups, stores } = comparison;
  const handOver = useSave('The comparison was not saved', `${before.id} ${after.id} ${group}`);
  const whole = { tells: 'comparison', before: before.id, after: after.id, method } as const;
  const whose = group === undefined ? undefined : visibleText(group);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.querySelector('h1')?.focus(), []);
  const namedStores = useMemo(() => storesOf(comparison), [comparison]);
  const namedGroups = useMemo(
    () => ({ stores: groups.names.map((_, row) => comparedGroupColumn(groups).at(row)), details: undefined }),
    [groups],
  );
  const open = useCallback(
    (place: number, among: Uint32Array) => {
      const names = Array.from(among, (one) => stores.names[one] ?? '');
      void openStore(stores.names[place] ?? '', undefined, names);
    },
    [openStore, stores],
  );
  return (
    <div ref={heading} className="comparison">
      <Screen
        title="Compare"
        subtitle={
          <>
            Before: <Side record={before} other={after} /> · After: <Side record={after} other={before} />
          </>
        }
        actions={
          <>
            <ComparedGroup groups={groups} group={group} onChange={onGroup} />
            <MethodPicker method={method} onChange={(value) => changePreferences({ method: value })} />
            <Button tip="Before becomes after" onPress={onSwap}>
              Swap
            </Button>
            <Button onPress={onBack}>Back</Button>
          </>
        }
        fills
      >
        <SavingNotice handOver={handOver} />
        <Caveats comparison={comparison} />
        <FleetSentence fleet={fleet} fell={fell} whose={whose} method={method} />
        <Tabs className="report-tabs">
          <TabList className="tab-list" aria-label="Compared">
            <Tab id="stores" className="tab">
              Stores
              <span className="tab-count numbers">{formatCount(stores.names.length)}</span>
            </Tab>
            <Tab id="groups" className="tab">
              Groups
              <span className="tab-count numbers">{formatCount(groups.names.length)}</span>
            </Tab>
            <Tab id="fleet" className="tab">
              {whose === undefined ? 'All stores' : <bdi>{whose}, together</bdi>}
            </Tab>
          </TabList>
          <TabPanel id="stores" className="tab-panel">
            <ComparisonTable
              label="Changes of stores"
              title="Store"
              one="store"
              compared={stores}
              named={namedStores}
              method={method}
              onOpen={open}
              share={(shown) => (
                <ShareButton
                  parts={partsOfTable(shown, { ...whole, ...ofGroup(group) }, FORMATS)}
                  handOver={handOver}
                />
              )}
            />
          </TabPanel>
          <TabPanel id="groups" className="tab-panel">
            <ComparisonTable
              label="Changes of groups"
              title="Group"
              one="group"
              compared={groups}
              named={namedGroups}
              method={method}
              share={(shown) => (
                <ShareButton
                  parts={partsOfTable(shown, { ...whole, of: 'groups' }, FORMATS)}
                  handOver={handOver}
                />
              )}
            />
          </TabPanel>
          <TabPanel id="fleet" className="tab-panel">
            <FleetChange fleet={fleet} whose={whose} method={method} />
          </TabPanel>
        </Tabs>
      </Screen>
    </div>
  );
}

const FORMATS: readonly SharedAs[] = ['xlsx', 'pdf', 'csv', 'parquet'];

const storesOf = ({ stores, details }: ReportComparison): NamedStores => ({
  stores: stores.names.map((id) => id ?? ''),
  details: { names: details.map(({ name }) => name), groups: details.map(({ group }) => group) },
});

/** Of a period that is not over, how far it goes; of one day that says nothing. */
function untilWords({ period, asOf }: ReportRecord): readonly string[] {
  const day = Math.floor(asOf / DAY);
  if (period?.kind !== 'dates' || period.from === period.to) return [];
  return day <= dayOfDate(period.to) ? [`until ${dayName(day)}`] : [];
}

function Side({ record, other }: { readonly record: ReportRecord; readonly other: ReportRecord }) {
  const times = useDataTimes();
  const name = reportName(record, times.instant);
  const areNamesakes = name === reportName(other, times.instant);
  const more = [
    record.label !== '' || (areNamesakes && record.period !== undefined) ? times.instant(record.asOf) : '',
    ...untilWords(record),
    areNamesakes ? `created ${formatOwnTime(record.createdAt)}` : '',
  ].filter(Boolean);
  return (
    <strong>
      <bdi>{name}</bdi>
      {more.length === 0 ? '' : ` (${more.join(', ')})`}
    </strong>
  );
}
