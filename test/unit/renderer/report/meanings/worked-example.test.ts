import { expect, test } from 'vitest';
import { workedExample } from '../../../../../renderer/report/meanings/worked-example.ts';
import { tableOf } from '../report-table.ts';

test('the example is the store with the most downtime, and its numbers add up', () => {
  const table = tableOf({
    calm: { up: 20, down: 0, unknown: 4 },
    bad: { up: 15, down: 5, unknown: 4 },
    unseen: { up: 0, down: 0, unknown: 24 },
  });
  expect(workedExample(table)).toEqual({
    store: 'bad',
    polls: { up: '15', down: '5', uptime: '75.00' },
    hours: { up: '15', down: '5', unknown: '4', open: '24', uptime: '75.00' },
  });
});

test('there is none where nothing was observed', () => {
  expect(workedExample(tableOf({ unseen: { up: 0, down: 0, unknown: 24 } }))).toBeUndefined();
});
