import { expect, test } from 'vitest';
import {
  whoseAwaitedWords,
  whoseTogetherWords,
} from '../../../../../renderer/report/overview/whose-together.ts';
import { tableOf, withDetails } from '../report-table.ts';

const ALL = { isIn: () => true };

test('a place is held for what is found out later, where it will come: not of four stores, nor without downtime', () => {
  const stores = (count: number, down: number) =>
    withDetails(
      tableOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, store) => [`s${store}`, { up: 3, down, unknown: 0 }]),
        ),
      ),
      {},
    );
  expect(whoseTogetherWords(stores(5, 1), ALL)).toBeUndefined();
  expect(whoseAwaitedWords(stores(5, 1), ALL)).toMatch(/^25% of the downtime .* fell in shared events/);
  expect(whoseAwaitedWords(stores(4, 1), ALL)).toBeUndefined();
  expect(whoseAwaitedWords(stores(5, 0), ALL)).toBeUndefined();
});
