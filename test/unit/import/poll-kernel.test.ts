import { describe, expect, it } from 'vitest';
import { pollLayout } from '../../../main/import/fast-poll.ts';
import type { FileFormat } from '../../../main/import/file-format.ts';
import { readPollSegment } from '../../../main/import/segment.ts';
import { createInterner, textOf } from '../../../main/import/store-interner.ts';
import { kernelWith } from '../../fixtures/kernel.ts';

const FORMAT: FileFormat = {
  kind: 'polls',
  delimiter: ',',
  columns: [0, 1, 2],
  ofOneLine: [0, 1, 2],
  bodyStart: 0,
  headerLines: 1,
  daysFromOne: false,
};
/** Behind the last row, which stands too near the end otherwise. */
const REST = `${'x'.repeat(63)}\n`;

/** How many rows the kernel takes by itself before it stops, of a file in this order of columns. */
async function taken(text: string, columns: readonly number[] = FORMAT.columns): Promise<number> {
  const bytes = new TextEncoder().encode(text + REST);
  const { kernel } = await kernelWith(bytes);
  const layout = pollLayout(text.includes(';') ? ';' : ',', columns);
  if (layout === undefined) throw new Error('No layout.');
  const rows = kernel.rows();
  kernel.read([0, bytes.length, bytes.length], layout, createInterner(), rows);
  return rows.count;
}

describe('the kernel', () => {
  it.each([
    ['the form of real files', '84195379419,2023-01-22 12:09:39.388884 UTC,active\n', [0, 1, 2]],
    [
      'any order of columns, others between and behind',
      'x;inactive;;2023-01-22 12:09:39;s1;y;\r\n',
      [4, 3, 1],
    ],
    ['no seconds', 's1,2023-01-22 12:09,active\n', [0, 1, 2]],
    ['ISO 8601', 's1,2023-01-22T12:09:39Z,active\n', [0, 1, 2]],
    ['seconds since the epoch', 's1,1674389379,Active\n', [0, 1, 2]],
    ['milliseconds since the epoch', 's1,1674389379388,INACTIVE\n', [0, 1, 2]],
    ['an id of 48 bytes', `${'i'.repeat(48)},2023-01-22 12:09:39,active\n`, [0, 1, 2]],
    ['a longer id, by the reader in TypeScript', `${'i'.repeat(49)},2023-01-22 12:09:39,active\n`, [0, 1, 2]],
    ['letters of any script', 'Ä😀,2023-01-22 12:09:39,active\n', [0, 1, 2]],
  ])('reads every row by itself: %s', async (_, row, columns) => {
    expect(await taken(row.repeat(100), columns)).toBe(100);
  });

  it.each([
    ['quotes', '"s1",2023-01-22 12:09:39,active'],
    ['an id that is none', ' ,2023-01-22 12:09:39,active'],
    ['an id that is read as another', '="1",2023-01-22 12:09:39,active'],
    ['a day that the calendar has not', 's1,2023-02-29 12:09:39,active'],
    ['a second too many', 's1,2023-01-22 12:09:60,active'],
    ['something behind the time', 's1,2023-01-22 12:09:39 UTCx,active'],
    ['another status', 's1,2023-01-22 12:09:39,actived'],
    ['a field too few', 's1,2023-01-22 12:09:39'],
    ['a blank line', ''],
    ['a row of more than 4 KiB', `s1,2023-01-22 12:09:39,active,${'x'.repeat(4096)}`],
  ])('stops before a row with %s', async (_, row) => {
    const good = 's1,2023-01-22 12:09:39,active\n';
    expect(await taken(`${good}${row}\n${good}`)).toBe(1);
  });

  it('knows its stores again, however many there are', async () => {
    const half = 70_000;
    const rowsFrom = (first: number) =>
      Array.from({ length: half }, (_, i) => `${first + i},2023-01-01 00:00,active\n`).join('');
    const interner = createInterner();
    const { kernel } = await kernelWith(new Uint8Array());
    for (const text of [rowsFrom(0), rowsFrom(half), rowsFrom(0), rowsFrom(half)]) {
      const bytes = new TextEncoder().encode(text);
      kernel.memory.set(bytes);
      const segment = {
        bytes: kernel.memory.subarray(0, bytes.length),
        start: 0,
        stop: bytes.length,
        keep: 0,
      };
      const part = readPollSegment(segment, FORMAT, interner, kernel);
      expect(part.stores.length).toBe(half);
      const names = text.split('\n').map((row) => row.split(',')[0]);
      expect(part.stores.every((store, i) => textOf(interner, store) === names[i])).toBe(true);
    }
  });
});
