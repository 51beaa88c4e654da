import type { AsOf, Overview, ReportRecord, ReportRequest } from '../../../preload/contract.ts';
import { dateOfDay, dayOfDate, monthsFrom, type Period, wholeMonths } from '../../format/periods.ts';
import { DAY, MINUTE } from '../../format/times.ts';

/** Offsets from UTC lie within these hours: a date is over, or begins, somewhere so long before or after it is in UTC. */
const FARTHEST_OFFSET = 16 * 60 * MINUTE;
const WEEK = 7 * DAY;

type Polls = Pick<Overview, 'oldestPoll' | 'newestPoll'>;
type Asked = Pick<ReportRecord, 'asOf' | 'asOfChoice' | 'reach' | 'period'>;

/**
 * What to ask for to see the period before or after that of a report, of the same length, or as many months; `undefined`
 * where no poll reaches it. Of a report without a period that is the week before or after, the newest poll at most.
 */
export function neighbour(record: Asked, step: -1 | 1, polls: Polls): ReportRequest | undefined {
  const { oldestPoll, newestPoll } = polls;
  if (oldestPoll === undefined || newestPoll === undefined) return undefined;
  const reachMinutes = record.reach / MINUTE;
  if (record.period === undefined) {
    const asOf = weekBeside(record.asOf, step, oldestPoll, newestPoll);
    return asOf && { asOf, reachMinutes };
  }
  const period = shifted(record.period, step);
  const { from, to } = widestOf(period);
  const asOf = asOfFor(record);
  const last = asOf.kind === 'instant' ? Math.min(record.asOf, newestPoll) : newestPoll;
  return to <= oldestPoll || from > last ? undefined : { asOf, reachMinutes, period };
}

/**
 * As of when, and with which reach, another report is asked for beside the one that is shown: as that one is, so that
 * its yesterday is the day before its own as-of (SPEC §14).
 */
export function asShown(
  { asOf, asOfChoice, reach }: Asked,
  newestPoll: number | undefined,
): Pick<ReportRequest, 'asOf' | 'reachMinutes'> {
  const isLatest = asOfChoice === 'latest' && asOf === newestPoll;
  return { asOf: isLatest ? { kind: 'latest' } : instant(asOf), reachMinutes: reach / MINUTE };
}

function weekBeside(asOf: number, step: -1 | 1, oldest: number, newest: number): AsOf | undefined {
  if (step > 0 && asOf + WEEK >= newest) return asOf < newest ? { kind: 'latest' } : undefined;
  return asOf + step * WEEK <= oldest ? undefined : instant(asOf + step * WEEK);
}

const instant = (at: number): AsOf => ({ kind: 'instant', text: new Date(at).toISOString(), clock: 'utc' });

/** As the report was asked for. */
const asOfFor = ({ asOf, asOfChoice }: Asked): AsOf =>
  asOfChoice === 'latest' || asOfChoice === 'now' ? { kind: asOfChoice } : instant(asOf);

function shifted(period: Period, step: -1 | 1): Period {
  if (period.kind === 'instants') {
    const length = step * (period.to - period.from);
    return { kind: 'instants', from: period.from + length, to: period.to + length };
  }
  const [from, to] = [dayOfDate(period.from), dayOfDate(period.to)];
  const months = wholeMonths(from, to);
  const days = to - from + 1;
  const first = months > 0 ? monthsFrom(from, step * months) : from + step * days;
  const last = months > 0 ? monthsFrom(first, months) - 1 : first + days - 1;
  return { kind: 'dates', from: dateOfDay(first), to: dateOfDay(last) };
}

/** The time that a period can have, wherever a store is. */
function widestOf(period: Period): { readonly from: number; readonly to: number } {
  if (period.kind === 'instants') return period;
  return {
    from: dayOfDate(period.from) * DAY - FARTHEST_OFFSET,
    to: (dayOfDate(period.to) + 1) * DAY + FARTHEST_OFFSET,
  };
}
