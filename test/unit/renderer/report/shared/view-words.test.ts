import { expect, test } from 'vitest';
import { EVERY_STORE } from '../../../../../renderer/report/shared/store-filter.ts';
import { noStoreWords } from '../../../../../renderer/report/shared/view-words.ts';

test('a table without rows says what narrows it, and how many the group leaves out', () => {
  const mountain = { ...EVERY_STORE, group: { kind: 'named', group: 'Mountain' } } as const;
  expect(noStoreWords(mountain, 'pike', 1)).toBe('No store matches in Mountain: “pike”; 1 in all groups.');
  expect(noStoreWords(mountain, '', 0)).toBe('No store matches in Mountain.');
  expect(noStoreWords({ ...EVERY_STORE, show: 'down-at-closing' }, '', 0)).toBe(
    'No store matches: down when they closed.',
  );
  expect(noStoreWords({ ...EVERY_STORE, show: 'down' }, ' 12 ', 0)).toBe(
    'No store matches: down in the last week, “12”.',
  );
});
