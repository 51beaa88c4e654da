import { expect, test } from 'vitest';
import { parseTarget } from '../../../../renderer/components/parse-target.ts';

test.each([
  ['99.5', 99.5],
  [' 99,5 ', 99.5],
  ['98 %', 98],
  ['0', 0],
  ['100', 100],
  ['', undefined],
  ['  ', undefined],
])('“%s” is taken', (typed, value) => expect(parseTarget(typed)).toEqual({ value }));

test.each(['100.1', '-1', 'all', '%', '1e2', '99.5.1', '٩٩'])('“%s” is refused', (typed) =>
  expect(parseTarget(typed)).toBe('refused'),
);
