import { useMemo } from 'react';
import type { DayRun, Overview, ReportRecord, ReportRequest } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useStable } from '../components/use-stable.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { dayOfDate, type Period, periodName } from '../format/periods.ts';
import { DAY } from '../format/times.ts';
import { usePreferences } from '../workspace/preferences.ts';
import { asShown, neighbour } from './period/neighbour.ts';
import type { OtherPeriods } from './shared/other-periods.ts';
import type { Reports } from './use-reports.ts';

/** The ways from the report on screen to other periods. */
export function useOtherPeriodsOf(
  record: ReportRecord | undefined,
  overview: Overview | undefined,
  findOrCreate: Reports['findOrCreate'],
  onCompare: (one: ReportRecord, other: ReportRecord) => void,
): OtherPeriods {
  const times = useDataTimes();
  const dataBegin = useDataBegin(record?.period, overview?.oldestPoll);
  const before = record?.period && neighbour(record, -1, overview ?? NO_POLLS);
  const name = nameOf(before, times.instant);
  const compare = useStable(() => {
    if (record === undefined || before === undefined) return;
    void findOrCreate(before, (other) => onCompare(record, other));
  });
  const show = useStable((from: string, to: string) => {
    if (record === undefined) return;
    void findOrCreate({ ...asShown(record, overview?.newestPoll), period: { kind: 'dates', from, to } });
  });
  return useMemo(
    () => ({ before: name === undefined ? undefined : { name, compare }, dataBegin, show }),
    [name, compare, dataBegin, show],
  );
}

const NO_POLLS = { oldestPoll: undefined, newestPoll: undefined };

/** Days are asked for only of a period that may begin before them: every core is busy enough when a report is opened. */
function useDataBegin(period: Period | undefined, oldestPoll: number | undefined): string | undefined {
  const [{ reportZone }] = usePreferences();
  const dates = period?.kind === 'dates' ? period : undefined;
  const mayBegin =
    dates !== undefined && oldestPoll !== undefined && oldestPoll > dayOfDate(dates.from) * DAY;
  const inZone = reportZone === undefined ? {} : { zone: reportZone };
  const { result } = useQuery('polledDays', mayBegin ? inZone : undefined);
  return dates === undefined || result?.ok !== true ? undefined : firstDayIn(dates, result.value);
}

/** The first day with polls, where that lies within these dates and is not their first. */
const firstDayIn = ({ from, to }: DayRun, [first]: readonly DayRun[]): string | undefined =>
  first !== undefined && first.from > from && first.from <= to ? first.from : undefined;

function nameOf(request: ReportRequest | undefined, instant: (at: number) => string): string | undefined {
  const period = request?.period;
  return period === undefined || period.kind === 'preset' ? undefined : periodName(period, instant);
}
