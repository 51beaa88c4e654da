import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleText } from '../../../../renderer/format/visible-text.ts';

test.each([
  ['1481966498820158979', '1481966498820158979'],
  ['Café 7 – naïve 東京', 'Café 7 – naïve 東京'],
  ['ab\u202Ecd', 'ab⟨U+202E⟩cd'],
  ['\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
  ['a\u200Bb\u0000c', 'a⟨U+200B⟩b⟨U+0000⟩c'],
  ['a\tb', 'a\tb'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('no control is left, and texts without any are left alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/(?!\t)[\p{Cc}\p{Cf}]/u);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});
