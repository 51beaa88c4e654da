import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, firstDayOf, STEPS } from '../../../main/report/calendar.ts';
import { gatherEvidence } from '../../../main/report/evidence.ts';
import { createPartSums, joinPartSums, stepFor } from '../../../main/report/part-sums.ts';
import { runs } from '../../fixtures/runs.ts';
import { periodData } from '../../reference/arbitraries.ts';
import { enginePeriod, storesOf } from '../../reference/engine.ts';
import { referencePeriod } from '../../reference/period.ts';
import { calendarDate, DAY } from '../../reference/wall-clock.ts';

const FIGURES = ['up', 'down', 'unknown', 'active', 'inactive', 'outages'] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('the parts of all stores but those set aside, and of each group, are the sums of their own, however shared out', () => {
  fc.assert(
    fc.property(periodData, fc.constantFrom(...STEPS), fc.nat(), (data, by, seed) => {
      const isLeftOut = (place: number) => seed % 2 === 0 && (place + seed) % 4 === 0;
      const ids = storesOf({ ...data, by }).map(({ id }) => id);
      const without = new Set(ids.filter((_, place) => isLeftOut(place)));
      const question = { ...data, by, without };
      const sums = [createPartSums(question), createPartSums(question)];
      const groupOf = (place: number) => ['North', undefined, 'South'][(place + seed) % 3];
      const groups = new Map<string, string | undefined>();
      storesOf(question).forEach((store, place) => {
        groups.set(store.id, groupOf(place));
        sums[(place * seed) % 2]?.add({ id: store.id, group: groupOf(place) }, store.plan, store.polls);
      });
      const parts = joinPartSums(
        by,
        sums.map((one) => one.finish()),
      );
      const rows = referencePeriod(data, data.period, by).filter(({ store }) => !without.has(store));
      const dayOfRow = ({ from, zone }: (typeof rows)[number]) =>
        firstDayOf(by, calendarDate(from, zone) / DAY);
      const expected = (of: typeof rows) =>
        [...new Set(of.map(dayOfRow))]
          .sort((a, b) => a - b)
          .map((day) => {
            const own = of.filter((row) => dayOfRow(row) === day);
            return [dayText(day), ...FIGURES.map((name) => sum(own.map((row) => row[name])))];
          });
      const told = (of: typeof parts.fleet) =>
        of.map((part) => [dayText(part.day), ...FIGURES.map((name) => part[name])]);
      expect(told(parts.fleet)).toEqual(expected(rows));
      for (const { group, parts: own } of parts.groups) {
        expect(told(own)).toEqual(expected(rows.filter(({ store }) => groups.get(store) === group)));
      }
    }),
    { numRuns: runs(60, 240) },
  );
});

test('a day, a month and a year are cut into as many parts as a picture can tell apart', () => {
  const stepOf = (from: string, to: string) =>
    stepFor({ asOf: Date.UTC(2024, 0, 1), period: { kind: 'dates', from, to } });
  expect(stepOf('2023-01-31', '2023-01-31')).toBe('day');
  expect(stepOf('2023-01-01', '2023-01-31')).toBe('day');
  expect(stepOf('2023-01-01', '2023-03-31')).toBe('week');
  expect(stepOf('2023-01-01', '2023-12-31')).toBe('month');
  // Of what is not over, what there is of it.
  expect(stepOf('2023-12-01', '2024-12-31')).toBe('day');
});

test('what is shown of a store adds up to its numbers of a period, and to nothing outside it', () => {
  fc.assert(
    fc.property(periodData, (data) => {
      const { rows } = enginePeriod(data, undefined);
      storesOf(data).forEach(({ plan, polls }, place) => {
        const { stretches, polls: shown } = gatherEvidence(plan, polls, data);
        const { up, down, unknown, active, inactive } = rows[place] ?? {};
        const lasting = (state: 'up' | 'down' | 'unknown') =>
          sum(stretches.filter((stretch) => stretch.state === state).map(({ times }) => times.period ?? 0));
        expect({ up: lasting('up'), down: lasting('down'), unknown: lasting('unknown') }).toEqual({
          up,
          down,
          unknown,
        });
        const counted = (was: boolean) =>
          shown.filter((poll) => poll.active === was && poll.shares.period?.kind === 'counted').length;
        expect({ active: counted(true), inactive: counted(false) }).toEqual({ active, inactive });
        for (const { from, to, times } of stretches) expect(to - from).toBe(times.period);
      });
    }),
    { numRuns: runs(80, 400) },
  );
});
