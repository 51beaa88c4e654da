import { useState } from 'react';
import {
  observedShare,
  type PartOfPeriod,
  type PeriodParts,
  type ReportTable,
  type Step,
} from '../../../../preload/contract.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { Progress } from '../../../components/progress.tsx';
import { LEADING_METHOD } from '../../../format/methods.ts';
import { formatUptime } from '../../../format/numbers.ts';
import { dateOfDay, daysName, type Period, partLabel, partName } from '../../../format/periods.ts';
import { TrendChart, type TrendSeries } from '../../../trend/trend-chart.tsx';
import { type GroupChoice, nameOfChoice } from '../../shared/group-choice.ts';
import { useOtherPeriods } from '../../shared/other-periods.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';
import { formatDown } from '../words.ts';
import { PartsTable } from './parts-table.tsx';
import { daysOfPart, worstPart } from './worst-part.ts';

const TITLES = { day: 'Day by day', week: 'Week by week', month: 'Month by month' } as const;

/** The uptime of each day, week or month of a period, of all stores and of the group that the report is narrowed to. */
export function PartsPanel({
  table,
  group,
  isShown,
}: {
  readonly table: ReportTable;
  readonly group: GroupChoice;
  /** Every core computes for it, so it waits until the rest is on the screen. */
  readonly isShown: boolean;
}) {
  const [isWanted, setWanted] = useState(isShown);
  if (isShown && !isWanted) setWanted(true);
  const { result } = useQuery('periodParts', isWanted ? table.record.id : undefined);
  return (
    <Panel
      area="trend"
      title={result?.ok ? `Uptime ${TITLES[result.value.by].toLowerCase()}` : 'Uptime over the period'}
    >
      {result === undefined ? <Progress label="Adding up the parts of the period" share={undefined} /> : null}
      {result?.ok === false ? <p role="alert">{result.error.message}</p> : null}
      {result?.ok ? <Parts parts={result.value} group={group} period={table.record.period} /> : null}
      <p className="hint">
        Counted from the data as they are now, which may have changed since this report was made.
      </p>
    </Panel>
  );
}

function Parts({
  parts: { by, fleet, groups },
  group,
  period,
}: {
  readonly parts: PeriodParts;
  readonly group: GroupChoice;
  readonly period: Period | undefined;
}) {
  const ofGroup = partsOfGroup(groups, group);
  const name = nameOfChoice(group);
  const partsOf = fleet.map(({ day }) => ofGroup?.find((part) => part.day === day));
  const series: TrendSeries[] = [
    {
      label: 'All stores',
      look: 'fleet',
      uptimes: fleet.map(uptimeOfPart),
      observed: fleet.map(observedOfPart),
    },
    ...(ofGroup === undefined || name === undefined
      ? []
      : [
          {
            label: name,
            look: 'group' as const,
            uptimes: partsOf.map(uptimeOfPart),
            observed: partsOf.map(observedOfPart),
          },
        ]),
  ];
  const isKnown = series.some(({ uptimes }) => uptimes.some((percent) => !Number.isNaN(percent)));
  const points = fleet.map(({ day }) => ({ key: day, label: partLabel(by, day), when: partName(by, day) }));
  return (
    <>
      {isKnown ? (
        points.length > 1 ? (
          <TrendChart points={points} unit={by} series={series} />
        ) : null
      ) : (
        <p>Nothing was observed in this period.</p>
      )}
      <Worst by={by} parts={ofGroup ?? fleet} period={period} />
      <Disclosure
        summary={`${TITLES[by]} as a table`}
        look="panel-details"
        opensFor={points.length === 1 ? points[0]?.key : undefined}
      >
        <PartsTable by={by} parts={ofGroup ?? fleet} of={name ?? 'All stores'} />
      </Disclosure>
    </>
  );
}

/** What the chart shows to the eye: the part with the lowest uptime, and the way to it. */
function Worst({
  by,
  parts,
  period,
}: {
  readonly by: Step;
  readonly parts: readonly PartOfPeriod[];
  readonly period: Period | undefined;
}) {
  const { show } = useOtherPeriods();
  const worst = worstPart(parts);
  if (worst === undefined) return null;
  const [from, to] = daysOfPart(by, worst.day, period);
  const name = daysName(from, to);
  return (
    <p>
      Worst {by}:{' '}
      {period?.kind === 'dates' ? (
        <Door to={`show this ${by}`} onOpen={() => show({ from: dateOfDay(from), to: dateOfDay(to) })}>
          {name}
        </Door>
      ) : (
        name
      )}
      , uptime {formatUptime(uptimeOfPart(worst))}%, {formatDown(worst.down, LEADING_METHOD, 'period')} down.
    </p>
  );
}

function partsOfGroup(
  groups: PeriodParts['groups'],
  choice: GroupChoice,
): readonly PartOfPeriod[] | undefined {
  if (choice.kind === 'every') return undefined;
  const wanted = choice.kind === 'named' ? choice.group : undefined;
  return groups.find(({ group }) => group === wanted)?.parts;
}

const uptimeOfPart = (part: PartOfPeriod | undefined): number => part?.uptimes[LEADING_METHOD] ?? Number.NaN;

const observedOfPart = (part: PartOfPeriod | undefined): number =>
  part === undefined ? Number.NaN : observedShare(part);
