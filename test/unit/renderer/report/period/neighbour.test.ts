import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDate, daysName, wholeMonths } from '../../../../../renderer/format/periods.ts';
import { asShown, neighbour } from '../../../../../renderer/report/period/neighbour.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(`${text}Z`);
const polls = { oldestPoll: at('2022-06-15T12:00'), newestPoll: at('2023-01-25T18:13') };
const record = { asOf: polls.newestPoll, asOfChoice: 'latest', reach: 90 * 60_000 } as const;
const dates = (from: string, to: string) => ({ kind: 'dates', from, to }) as const;
const beside = (from: string, to: string, step: -1 | 1) =>
  neighbour({ ...record, period: dates(from, to) }, step, polls)?.period;

const areMonths = (days: { readonly from: string; readonly to: string }) =>
  wholeMonths(dayOfDate(days.from), dayOfDate(days.to)) > 0;

test('the neighbour of months is as many months, of other days as many days', () => {
  expect(beside('2022-12-01', '2022-12-31', -1)).toEqual(dates('2022-11-01', '2022-11-30'));
  expect(beside('2022-12-01', '2022-12-31', 1)).toEqual(dates('2023-01-01', '2023-01-31'));
  expect(beside('2022-10-01', '2022-12-31', -1)).toEqual(dates('2022-07-01', '2022-09-30'));
  expect(beside('2023-01-18', '2023-01-24', -1)).toEqual(dates('2023-01-11', '2023-01-17'));
  expect(beside('2023-01-01', '2023-01-01', -1)).toEqual(dates('2022-12-31', '2022-12-31'));
});

test('there is none where no poll is, wherever the stores are', () => {
  expect(beside('2022-07-01', '2022-07-31', -1)).toEqual(dates('2022-06-01', '2022-06-30'));
  expect(beside('2022-06-01', '2022-06-30', -1)).toBeUndefined();
  expect(beside('2023-01-01', '2023-01-31', 1)).toBeUndefined();
  expect(beside('2023-01-25', '2023-01-25', 1)).toEqual(dates('2023-01-26', '2023-01-26'));
  expect(beside('2023-01-26', '2023-01-26', 1)).toBeUndefined();
  expect(neighbour(record, -1, { oldestPoll: undefined, newestPoll: undefined })).toBeUndefined();
});

test('nor where a report of a chosen instant would begin after it', () => {
  const chosen = { ...record, asOf: at('2022-12-20T00:00'), asOfChoice: 'instant' } as const;
  const later = neighbour({ ...chosen, period: dates('2022-12-01', '2022-12-31') }, 1, polls);
  expect(later).toBeUndefined();
  const earlier = neighbour({ ...chosen, period: dates('2022-12-01', '2022-12-31') }, -1, polls);
  expect(earlier?.asOf).toEqual({ kind: 'instant', text: '2022-12-20T00:00:00.000Z', clock: 'utc' });
});

test('the week before is as of seven days earlier, and the last one goes up to the newest poll', () => {
  expect(neighbour(record, 1, polls)).toBeUndefined();
  const before = neighbour(record, -1, polls);
  expect(before).toEqual({
    asOf: { kind: 'instant', text: '2023-01-18T18:13:00.000Z', clock: 'utc' },
    reachMinutes: 90,
  });
  expect(neighbour({ ...record, asOf: at('2023-01-20T00:00') }, 1, polls)?.asOf).toEqual({ kind: 'latest' });
});

test('the way there and back leads to where it began, or to the months that it began with', () => {
  const day = fc.integer({ min: 19_200, max: 19_300 });
  const text = (of: number) => new Date(of * DAY).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, fc.nat(40), (from, more) => {
      const period = dates(text(from), text(from + more));
      const earlier = neighbour({ ...record, period }, -1, { ...polls, oldestPoll: 0 })?.period;
      if (earlier?.kind !== 'dates') throw new Error('There is an earlier one.');
      expect(earlier.to).toBe(text(from - 1));
      const back = neighbour({ ...record, period: earlier }, 1, polls)?.period;
      // The 30 days before 1–30 December are November, and what comes after a month is a month.
      if (areMonths(earlier) && !areMonths(period)) expect(back).toMatchObject({ from: period.from });
      else expect(back).toEqual(period);
    }),
    { examples: [[19_327, 29]] },
  );
});

test('days are called by the name of what they are', () => {
  const name = (from: string, to: string) =>
    daysName(Date.parse(from) / DAY, Date.parse(to) / DAY).replaceAll(/\s/g, ' ');
  expect(name('2023-01-18', '2023-01-18')).toBe('Wed, Jan 18, 2023');
  expect(name('2022-12-01', '2022-12-31')).toBe('December 2022');
  expect(name('2022-01-01', '2022-12-31')).toBe('2022');
  expect(name('2022-10-01', '2022-12-31')).toBe('Oct 1 – Dec 31, 2022');
  expect(name('2022-12-28', '2023-01-03')).toBe('Dec 28, 2022 – Jan 3, 2023');
});

test('another report is asked for as of the one that is shown, and of the latest poll only where that is the same', () => {
  const shown = { ...record, reach: 60 * 60_000 };
  expect(asShown(shown, polls.newestPoll)).toEqual({ asOf: { kind: 'latest' }, reachMinutes: 60 });
  const instant = (text: string) => ({ kind: 'instant', text, clock: 'utc' });
  expect(asShown(shown, polls.newestPoll + HOUR).asOf).toEqual(instant('2023-01-25T18:13:00.000Z'));
  const chosen = { ...record, asOf: at('2023-01-25T02:40'), asOfChoice: 'instant' } as const;
  expect(asShown(chosen, polls.newestPoll).asOf).toEqual(instant('2023-01-25T02:40:00.000Z'));
  expect(asShown({ ...record, asOfChoice: 'now' }, polls.newestPoll).asOf.kind).toBe('instant');
});
