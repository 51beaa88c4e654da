import { expect, test } from 'vitest';
import { EVERY_STORE, storeTest } from '../../../../../renderer/report/shared/store-filter.ts';
import { tableOf } from '../report-table.ts';

test('a list of stores below a percent is of those that miss it as a target: by time, not by the rounded percent', () => {
  // 94.996 %, which reads 95.00.
  const table = tableOf({
    barely: { up: 94.996, down: 5.004, unknown: 0 },
    exactly: { up: 95, down: 5, unknown: 0 },
    unseen: { up: 0, down: 0, unknown: 9 },
  });
  const isShown = storeTest(table, 'interpolated', { ...EVERY_STORE, show: 'uptime-below', below: 95 });
  expect([0, 1, 2].map(isShown)).toEqual([true, false, false]);
});
