import { expect, test } from 'vitest';
import { parseWithin } from '../../../../renderer/components/parse-within.ts';

test.each([
  ['1024', 1024],
  [' 65535 ', 65535],
  ['008000', 8000],
])('“%s” is within the bounds', (text, number) => {
  expect(parseWithin(text, 1024, 65_535)).toBe(number);
});

test.each(['1023', '65536', '80', '-8000', '8000.5', '8e3', '8,000', '', ' ', 'eight', '9'.repeat(30)])(
  '“%s” is refused, not mended',
  (text) => {
    expect(parseWithin(text, 1024, 65_535)).toBeUndefined();
  },
);
