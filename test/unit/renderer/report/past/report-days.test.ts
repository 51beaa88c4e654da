import { expect, test } from 'vitest';
import type { ReportRecord } from '../../../../../preload/contract.ts';
import { groupByDay } from '../../../../../renderer/report/past/report-days.ts';
import { tableOf } from '../report-table.ts';

test('reports are told apart by the day on which they were asked for', () => {
  const { record } = tableOf({});
  const made = (id: string, createdAt: number): ReportRecord => ({ ...record, id, createdAt });
  const records = [made('c', 25), made('b', 21), made('a', 3)];
  const days = groupByDay(records, (at) => `day ${Math.floor(at / 10)}`);
  expect(days.map(({ day, records: ofDay }) => [day, ofDay.map(({ id }) => id)])).toEqual([
    ['day 2', ['c', 'b']],
    ['day 0', ['a']],
  ]);
});
