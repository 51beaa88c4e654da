import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode } from '../../../main/import/records.ts';
import {
  createInterner,
  findText,
  internField,
  internId,
  packTexts,
  textOf,
  textsOf,
  UNUSABLE,
  visitPacked,
} from '../../../main/import/store-interner.ts';

const encode = (text: string) => new TextEncoder().encode(text);

it('numbers ids as a Map would, through growth of every part', () => {
  const id = fc.oneof(
    fc.nat(5000).map(String),
    fc.bigInt({ min: 0n, max: 2n ** 64n }).map(String),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('a', 'b', 'ab', 'ba', 'aaaa', 'aaaaa', 'x'.repeat(300)),
  );
  const ids = fc.array(
    id.filter((text) => text.trim() !== ''),
    { maxLength: 3000 },
  );
  fc.assert(
    fc.property(ids, (list) => {
      const interner = createInterner();
      const known = new Map<string, number>();
      for (const text of list) {
        if (!known.has(text)) known.set(text, known.size);
        const bytes = encode(`<${text}>`);
        expect(internField(interner, bytes, 1, bytes.length - 1)).toBe(known.get(text));
      }
      const texts = [...known.keys()];
      expect([...textsOf(interner)]).toEqual(texts);
      expect(texts.map((_, number) => textOf(interner, number))).toEqual(texts);
      for (const [text, number] of known) expect(findText(interner, text)).toBe(number);
      expect(findText(interner, 'none of them ')).toBe(-1);
      for (const from of [0, 1, texts.length >> 1, texts.length].filter((from) => from <= texts.length)) {
        const packed: string[] = [];
        visitPacked(
          packTexts(interner, from),
          (bytes, start, end) => void packed.push(decode(bytes, start, end)),
        );
        expect(packed).toEqual(texts.slice(from));
      }
    }),
    { numRuns: 60 },
  );
});

it('finds each of 50,000 ids again', () => {
  const interner = createInterner();
  const ids = Array.from({ length: 50_000 }, (_, i) => encode(String(10n ** 18n + BigInt(i) * 7919n)));
  const first = ids.map((id) => internField(interner, id, 0, id.length));
  const again = ids.map((id) => internField(interner, id, 0, id.length));
  expect(first).toEqual(ids.map((_, i) => i));
  expect(again).toEqual(first);
});

it('has no number for what is not a store id as it stands', () => {
  const interner = createInterner();
  for (const bytes of [encode(''), encode('  \t'), encode('8.4E+18'), encode('="00101"')]) {
    expect(internField(interner, bytes, 0, bytes.length)).toBe(UNUSABLE);
  }
  expect(interner.count).toBe(0);
});

it('numbers an id that was read plainly, whatever it looks like', () => {
  const interner = createInterner();
  expect([internId(interner, '="1"'), internId(interner, '1'), internId(interner, '="1"')]).toEqual([
    0, 1, 0,
  ]);
});
