import { useEffect, useMemo, useState } from 'react';
import {
  type DayRun,
  isRarelyObserved,
  type Overview,
  type PeriodRequest,
  type ReportRecord,
  type ReportRequest,
} from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useStable } from '../components/use-stable.ts';
import { whenIdle } from '../components/when-idle.ts';
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
  const mayBegin = beginsBefore(datesBefore ?? dates, overview?.oldestPoll);
  const runs = usePolledDays(record?.id, mayBegin ? 'all' : datesBefore);
  const polled = asked === undefined ? 'no' : isPolled(datesBefore, runs);
  const before = polled === 'no' ? undefined : asked;
  const name = nameOf(before, times.instant);
  const data = mayBegin && dates && runs ? datesWithPolls(runs, dates) : undefined;
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
      before: name === undefined ? undefined : polled === 'awaited' ? 'awaited' : { name, compare },
      data: from === undefined || to === undefined ? undefined : { from, to },
      show,
    }),
    [name, polled, compare, from, to, show],
  );
}

const NO_POLLS = { oldestPoll: undefined, newestPoll: undefined };

/** Whether enough days were polled to compare with (SPEC §16); of two instants that is not known by days. */
function isPolled(dates: DayRun | undefined, runs: readonly DayRun[] | undefined): 'yes' | 'no' | 'awaited' {
  if (dates === undefined) return 'yes';
  if (runs === undefined) return 'awaited';
  return isRarelyObserved(polledPart(runs, dates)) ? 'no' : 'yes';
}

/** Whether some dates may begin before the polls do. */
const beginsBefore = (dates: DayRun | undefined, oldestPoll: number | undefined): boolean =>
  dates !== undefined && oldestPoll !== undefined && oldestPoll > dayOfDate(dates.from) * DAY;

const datesOf = (period: PeriodRequest | undefined): DayRun | undefined =>
  period?.kind === 'dates' ? { from: period.from, to: period.to } : undefined;

/** Longest time that the question of days waits for a moment in which the page has nothing else to do (ms). */
const WAITS_MS = 1000;

/**
 * The days with polls, of all or of some dates; `undefined` while they are read, or where none are asked for. A day without a
 * poll has all of its week read, so it waits until the report is drawn, unless the report has to say when the data begin.
 */
function usePolledDays(
  report: string | undefined,
  wanted: 'all' | DayRun | undefined,
): readonly DayRun[] | undefined {
  const [{ reportZone }] = usePreferences();
  const [idleAt, setIdleAt] = useState<string>();
  useEffect(() => {
    if (report === undefined) return;
    return whenIdle(() => setIdleAt(report), WAITS_MS);
  }, [report]);
  const inZone = reportZone === undefined ? {} : { zone: reportZone };
  const request =
    wanted === 'all' ? inZone : wanted && idleAt === report ? { ...inZone, within: wanted } : undefined;
  const { result } = useQuery('polledDays', request);
  return result?.ok === true ? result.value : undefined;
}

function nameOf(request: ReportRequest | undefined, instant: (at: number) => string): string | undefined {
  const period = request?.period;
  return period === undefined || period.kind === 'preset' ? undefined : periodName(period, instant);
}
