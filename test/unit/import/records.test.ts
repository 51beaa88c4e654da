import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { createScanner, decode, parseQuoted, scanRecord } from '../../../main/import/records.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** Every record as `shape line-count fields`, and what is left. */
function scanAll(text: string): string[] {
  const scanner = createScanner(encode(text), ',');
  const found: string[] = [];
  while (scanner.next < scanner.bytes.length) {
    const shape = scanRecord(scanner);
    found.push(`${shape} ${scanner.lines} ${decode(scanner.bytes, scanner.start, scanner.end)}`);
  }
  return found;
}

describe('scanRecord', () => {
  test.each([
    ['a,b\nc\n', ['plain 1 a,b', 'plain 1 c']],
    ['a,b\r\nc\r\n', ['plain 1 a,b', 'plain 1 c']],
    ['a,b', ['plain 1 a,b']],
    ['a,b\r', ['plain 1 a,b']],
    ['a\rb\n', ['plain 1 a\rb']],
    ['\n \r\n\t\na\n', ['blank 1 ', 'blank 1  ', 'blank 1 \t', 'plain 1 a']],
    [',\n', ['plain 1 ,']],
    ['"a","b"\r\n"c"', ['plain 1 "a","b"', 'plain 1 "c"']],
    ['"a""b",c\n', ['quoted 1 "a""b",c']],
    ['"a\nb",c\nd\n', ['quoted 2 "a\nb",c', 'plain 1 d']],
    ['"a\r\nb\r\n"\r\nd\n', ['quoted 3 "a\r\nb\r\n"', 'plain 1 d']],
    ['a"b,c"\n', ['plain 1 a"b,c"']],
    ['"a"b,c\nd\n', ['quoted 1 "a"b,c', 'plain 1 d']],
    ['"a,b\nc\n', ['never-closed 1 "a,b', 'plain 1 c']],
    ['a,"b', ['never-closed 1 a,"b']],
    ['a,"', ['never-closed 1 a,"']],
    ['""\n"",""\n', ['plain 1 ""', 'plain 1 "",""']],
    ['"a,b\n"c,d\ne\n', ['quoted 2 "a,b\n"c,d', 'plain 1 e']],
  ])('%j', (text, expected) => {
    expect(scanAll(text)).toEqual(expected);
  });

  it('finds in a well-formed file the records that PapaParse finds', () => {
    const cell = fc.oneof(
      fc.stringMatching(/^[a-z0-9 ]{0,5}$/),
      fc.constantFrom('a,b', 'say "hi"', 'two\nlines', '"', '\r\n', 'Ä', '\r'),
    );
    const row = fc.array(cell, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, newline, quotes) => {
          const scanner = createScanner(encode(Papa.unparse(rows, { newline, quotes })), ',');
          const found: (readonly string[] | string)[] = [];
          while (scanner.next < scanner.bytes.length) {
            const shape = scanRecord(scanner);
            if (shape === 'quoted')
              found.push(parseQuoted(decode(scanner.bytes, scanner.start, scanner.end), ','));
            else found.push(shape === 'plain' ? plainFields(scanner) : shape);
          }
          expect(found).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('parseQuoted', () => {
  it('says where a quote stands in the wrong place', () => {
    for (const text of ['"a"b,c', 'x,"a" "b"', '"a"b"c,d"'])
      expect(parseQuoted(text, ',')).toBe('misplaced-quote');
  });

  it('splits at the delimiter of the file', () => {
    expect(parseQuoted('"a;""b";c,d', ';')).toEqual(['a;"b', 'c,d']);
    expect(parseQuoted('"a\tb"\t""', '\t')).toEqual(['a\tb', '']);
  });
});

it('decodes as UTF-8, whatever the length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const bytes = encode(`x${text}y`);
      expect(decode(bytes, 1, bytes.length - 1)).toBe(text);
    }),
  );
});

function plainFields({ bytes, fields, fieldCount }: ReturnType<typeof createScanner>): string[] {
  return Array.from({ length: fieldCount }, (_, i) =>
    decode(bytes, fields[i * 2] ?? 0, fields[i * 2 + 1] ?? 0),
  );
}
