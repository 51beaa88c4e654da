import { useMemo } from 'react';
import type { DayRun, Overview, PeriodRequest, ReportRecord, ReportRequest } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useStable } from '../components/use-stable.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { dayOfDate, periodName } from '../format/periods.ts';
import { DAY } from '../format/times.ts';
import { usePreferences } from '../workspace/preferences.ts';
import { asShown, neighbour } from './period/neighbour.ts';
import { datesWithPolls, polledPart } from './period/polled-days.ts';
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
  const dates = datesOf(record?.period);
  const asked = record?.period && neighbour(record, -1, overview ?? NO_POLLS);
  const datesBefore = datesOf(asked?.period);
  const runs = usePolledDays(datesBefore ?? dates, overview?.oldestPoll);
  const before = asked !== undefined && isPolled(datesBefore, runs) ? asked : undefined;
  const name = nameOf(before, times.instant);
  const data = dates && runs && datesWithPolls(runs, dates);
  const [from, to] = [data?.from, data?.to];
  const compare = useStable(() => {
    if (record === undefined || before === undefined) return;
    void findOrCreate(before, (other) => onCompare(record, other));
  });
  const show = useStable((days: DayRun) => {
    if (record === undefined) return;
    void findOrCreate({ ...asShown(record, overview?.newestPoll), period: { kind: 'dates', ...days } });
  });
  return useMemo(
    () => ({
      before: name === undefined ? undefined : { name, compare },
      data: from === undefined || to === undefined ? undefined : { from, to },
      show,
    }),
    [name, compare, from, to, show],
  );
}

const NO_POLLS = { oldestPoll: undefined, newestPoll: undefined };

/** Of less than half no change is told (SPEC §16). */
const LEAST_POLLED = 0.5;

/** Whether enough days were polled to compare with; of two instants that is not known by days. */
const isPolled = (dates: DayRun | undefined, runs: readonly DayRun[] | undefined): boolean =>
  dates === undefined || (runs !== undefined && polledPart(runs, dates) >= LEAST_POLLED);

const datesOf = (period: PeriodRequest | undefined): DayRun | undefined =>
  period?.kind === 'dates' ? { from: period.from, to: period.to } : undefined;

/** What stands for the days with polls where they are not asked for. */
const EVERY_DAY: readonly DayRun[] = [{ from: '0001-01-01', to: '9999-12-31' }];

/**
 * The days with polls, as far as they matter to some dates; `undefined` while they are read. They are asked for only where
 * these may begin before them: every core is busy enough when a report is opened.
 */
function usePolledDays(
  dates: DayRun | undefined,
  oldestPoll: number | undefined,
): readonly DayRun[] | undefined {
  const [{ reportZone }] = usePreferences();
  const mayBegin =
    dates !== undefined && oldestPoll !== undefined && oldestPoll > dayOfDate(dates.from) * DAY;
  const inZone = reportZone === undefined ? {} : { zone: reportZone };
  const { result } = useQuery('polledDays', mayBegin ? inZone : undefined);
  if (!mayBegin) return EVERY_DAY;
  return result?.ok === true ? result.value : undefined;
}

function nameOf(request: ReportRequest | undefined, instant: (at: number) => string): string | undefined {
  const period = request?.period;
  return period === undefined || period.kind === 'preset' ? undefined : periodName(period, instant);
}
