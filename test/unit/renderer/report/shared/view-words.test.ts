import { expect, test } from 'vitest';
import { EVERY_GROUP } from '../../../../../renderer/report/shared/group-choice.ts';
import { noStoreWords } from '../../../../../renderer/report/shared/view-words.ts';

test('where a group hides what is searched for, an empty table says so', () => {
  const mountain = { kind: 'named', group: 'Mountain' } as const;
  expect(noStoreWords(mountain, 1)).toBe('No store matches in Mountain; 1 in all groups.');
  expect(noStoreWords(mountain, 0)).toBe('No store matches.');
  expect(noStoreWords(EVERY_GROUP, 0)).toBe('No store matches.');
});
