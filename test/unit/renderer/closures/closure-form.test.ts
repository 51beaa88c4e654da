import { CalendarDate, Time } from '@internationalized/date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClosedStretch } from '../../../../main/import/kinds/closures.ts';
import { type ClosureForm, readForm } from '../../../../renderer/closures/closure-form.ts';
import { formOf, newClosure } from '../../../../renderer/closures/new-closure.ts';

const DAY = 86_400_000;
const day = new CalendarDate(2024, 12, 25);
const form: ClosureForm = {
  scope: 'every-store',
  group: undefined,
  store: undefined,
  firstDay: day,
  lastDay: day,
  hasTimes: false,
  begins: null,
  ends: null,
  reason: 'Christmas',
};

describe('the form of a closure', () => {
  it('says a day and all stores', () => {
    const after = { from: '2024-12-25', until: '2024-12-25', reason: 'Christmas' };
    expect(readForm(form)).toEqual({ ok: true, scope: { kind: 'every-store' }, after });
  });

  it('says of each field what is wrong with it', () => {
    const problemsOf = (part: Partial<ClosureForm>) => {
      const read = readForm({ ...form, ...part });
      return read.ok ? {} : read.problems;
    };
    expect(problemsOf({ scope: 'group' })).toEqual({ group: 'Choose a group.' });
    expect(problemsOf({ scope: 'stores' })).toEqual({ store: 'Choose a store of the list.' });
    expect(problemsOf({ firstDay: null })).toEqual({ firstDay: 'Give a day, such as 12/25/2024.' });
    expect(problemsOf({ lastDay: new CalendarDate(24, 12, 26) })).toEqual({
      lastDay: 'Give the year with four digits.',
    });
    expect(problemsOf({ lastDay: day.subtract({ days: 1 }) })).toEqual({
      lastDay: 'Until must be after from: the last day is before the first.',
    });
    const noon = new Time(12);
    expect(problemsOf({ hasTimes: true, begins: noon, ends: noon })).toEqual({
      ends: 'Until must be after from.',
    });
    expect(problemsOf({ hasTimes: true, begins: noon })).toEqual({});
  });

  it('is right exactly where a file with the same text would be, and gives itself back', () => {
    const someDay = fc.integer({ min: 0, max: 4 }).map((days) => day.add({ days }));
    const someTime = fc.option(
      fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => new Time(hour, minute)),
    );
    fc.assert(
      fc.property(someDay, someDay, fc.boolean(), someTime, someTime, (...drawn) => {
        const [firstDay, lastDay, hasTimes, begins, ends] = drawn;
        const filled = { ...form, firstDay, lastDay, hasTimes, begins, ends };
        const end = (date: CalendarDate, time: Time | null) =>
          hasTimes && time !== null ? `${date} ${time.toString().slice(0, 5)}` : `${date}`;
        const text = { from: end(firstDay, begins), until: end(lastDay, ends) };
        const read = readForm(filled);
        expect(read.ok).toBe(readClosedStretch(text.from, text.until).ok);
        if (!read.ok) return;
        expect(read.after).toEqual({ ...text, reason: 'Christmas' });
        const again = readForm(formOf({ ...read.after, stores: 'every' }));
        expect(again).toEqual(read);
      }),
    );
  });

  it('begins with today, or with the last day of data that are long past', () => {
    const now = new Date(2026, 4, 7, 12).getTime();
    const first = (newestPoll: number | undefined) => newClosure(newestPoll, now).firstDay?.toString();
    expect(first(undefined)).toBe('2026-05-07');
    expect(first(now - DAY)).toBe('2026-05-07');
    expect(first(Date.UTC(2023, 0, 25, 18))).toBe('2023-01-25');
    expect(newClosure(undefined, now, '007')).toMatchObject({ scope: 'stores', store: '007' });
  });
});
