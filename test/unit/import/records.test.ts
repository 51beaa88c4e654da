import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { createScanner, decode, fieldText, scanRecord } from '../../../main/import/records.ts';

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
    ['a,b\nc\n', ['row 1 a,b', 'row 1 c']],
    ['a,b\r\nc\r\n', ['row 1 a,b', 'row 1 c']],
    ['a,b', ['row 1 a,b']],
    ['a,b\r', ['row 1 a,b']],
    ['a\rb\n', ['row 1 a\rb']],
    ['\n \r\n\t\na\n', ['blank 1 ', 'blank 1  ', 'blank 1 \t', 'row 1 a']],
    [',\n', ['row 1 ,']],
    ['"a","b"\r\n"c"', ['row 1 "a","b"', 'row 1 "c"']],
    ['"a""b",c\n', ['row 1 "a""b",c']],
    ['"a\nb",c\nd\n', ['row 2 "a\nb",c', 'row 1 d']],
    ['"a\r\nb\r\n"\r\nd\n', ['row 3 "a\r\nb\r\n"', 'row 1 d']],
    ['a"b,c"\n', ['row 1 a"b,c"']],
    ['"a"b,c\nd\n', ['misplaced-quote 1 "a"b,c', 'row 1 d']],
    ['"a" ,"b"\t\nc\n', ['row 1 "a" ,"b"\t', 'row 1 c']],
    ['"a"\rb\nc\n', ['misplaced-quote 1 "a"\rb', 'row 1 c']],
    ['"a\nb"c,"d\ne"\nf', ['never-closed 1 "a', 'row 2 b"c,"d\ne"', 'row 1 f']],
    ['"a,b\nc\n', ['never-closed 1 "a,b', 'row 1 c']],
    ['a,"b', ['never-closed 1 a,"b']],
    ['a,"', ['never-closed 1 a,"']],
    ['""\n"",""\n', ['row 1 ""', 'row 1 "",""']],
    ['"a,b\n"c,d\ne\n', ['never-closed 1 "a,b', 'never-closed 1 "c,d', 'row 1 e']],
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
          const found: (readonly (string | undefined)[] | string)[] = [];
          while (scanner.next < scanner.bytes.length) {
            const shape = scanRecord(scanner);
            found.push(shape === 'row' ? fieldsOf(scanner) : shape);
          }
          expect(found).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
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

function fieldsOf(scanner: ReturnType<typeof createScanner>): (string | undefined)[] {
  return Array.from({ length: scanner.fieldCount }, (_, column) => fieldText(scanner, column));
}
