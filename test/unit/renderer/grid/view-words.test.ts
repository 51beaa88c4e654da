import { expect, test } from 'vitest';
import { countedWords } from '../../../../renderer/grid/view-words.ts';

const asMade = { column: 'down-week', direction: 'descending', apartLast: true } as const;
const asked = { column: 'down-week', direction: 'descending' } as const;

test('how many rows are shown says which stand last, as long as nobody asked for another order', () => {
  expect(countedWords(13_500, 13_500, 'store', { sort: asMade, apart: 'never online' })).toBe(
    '13,500 stores, never online last',
  );
  expect(countedWords(12, 13_500, 'store', { sort: asked, apart: 'never online' })).toBe(
    '12 of 13,500 stores',
  );
  expect(countedWords(1, 1, 'store', { sort: asMade, apart: undefined })).toBe('1 store');
});

test('of a group it is said whose all are', () => {
  const order = { sort: asMade, apart: 'never online', whose: 'Pacific' };
  expect(countedWords(1, 50, 'store', order)).toBe('1 of 50 stores of Pacific, never online last');
  expect(countedWords(50, 50, 'store', { ...order, sort: asked })).toBe('50 stores of Pacific');
});

test('of no rows nothing stands last', () => {
  expect(countedWords(0, 40, 'store', { sort: asMade, apart: 'set aside' })).toBe('0 of 40 stores');
});
