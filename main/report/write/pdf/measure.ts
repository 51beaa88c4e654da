import { type Column, type Sheet, titleWithUnit } from '../../sheets/sheet.ts';
import { amountText, cellText } from '../cell-text.ts';
import type { Setter } from './line.ts';

/** A column as it is set: its heading, the text of a row, how wide it is in points. */
export type SetColumn = {
  readonly title: string;
  readonly text: (row: number) => string;
  /** Numbers stand at the right, point under point, and are never broken. */
  readonly isNumber: boolean;
  /** The most digits that any of its numbers has after the point. */
  readonly decimals: number;
  readonly width: number;
};

/** Rows that are looked at to see how long a text usually is. */
const LOOKED_AT = 400;

/** A few long names are not to set a whole table in smaller type, or on broad pages. */
const NEARLY_ALL = 0.95;

/** A column before it is known how much room there is: widths in thousandths of the type's size. */
export type MeasuredColumn = Omit<SetColumn, 'width'> & {
  /** How wide it must be, is to be for nearly every row to stand in one line, and may be. */
  readonly least: number;
  readonly inOneLine: number;
  readonly usual: number;
  readonly leads: boolean;
};

/** A sheet whose cells were looked at for how wide they are. */
export type MeasuredSheet = { readonly columns: readonly MeasuredColumn[]; readonly rows: Iterable<number> };

export const measured = (setter: Setter, { columns, rows }: Sheet): MeasuredSheet => ({
  columns: columns.map((column) => wantedOf(setter, column, rows)),
  rows,
});

/** Widths in thousandths of the type's size: of texts, what is usual at most and the least that is still read well. */
const WIDTHS: Readonly<Record<Extract<Column['kind'], 'id' | 'text' | 'word'>, readonly [number, number]>> = {
  id: [11_500, 20_000],
  text: [8_000, 24_000],
  word: [6_500, 12_000],
};

function wantedOf(setter: Setter, column: Column, rows: Iterable<number>): MeasuredColumn {
  const title = titleWithUnit(column);
  const heading = Math.max(...title.split(' ').map((word) => setter.width(word, 'bold')));
  const text = textOf(column);
  const of = { title, text, leads: column.name === 'store_name' || column.kind === 'id' };
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word': {
      const [least, usual] = WIDTHS[column.kind];
      const widths = widthsOf(setter, text, rows, LOOKED_AT);
      const upTo = (most: number, share: number) =>
        Math.max(heading, Math.min(most, widths[Math.ceil(share * widths.length) - 1] ?? 0));
      return {
        ...of,
        isNumber: false,
        decimals: 0,
        least: upTo(least, 1),
        inOneLine: upTo(usual, NEARLY_ALL),
        usual: upTo(usual, 1),
      };
    }
    case 'instant': {
      const whole = Math.max(heading, setter.width(column.to === 'minute' ? MINUTE : INSTANT));
      return {
        ...of,
        isNumber: false,
        decimals: 0,
        least: Math.min(whole, Math.max(heading, setter.width(TIME))),
        inOneLine: whole,
        usual: whole,
      };
    }
    default: {
      const { decimals, widest } = lengthOfNumbers(text, rows);
      const longest = Math.max(heading, setter.width(widest));
      // With room, so that its heading is in two lines.
      const usual = Math.max(longest, setter.width(title, 'bold') * 0.6);
      return { ...of, isNumber: true, decimals, least: longest, inOneLine: longest, usual };
    }
  }
}

const TIME = '00:00:00.000';
const MINUTE = '2000-00-00 00:00';
const INSTANT = `2000-00-00 ${TIME} +00:00`;

/** Of so many rows at most, ascending. */
function widthsOf(
  setter: Setter,
  text: (row: number) => string,
  rows: Iterable<number>,
  most: number,
): Float64Array {
  const widths: number[] = [];
  for (const row of rows) {
    if (widths.length === most) break;
    widths.push(setter.width(text(row)));
  }
  return Float64Array.from(widths).sort();
}

/** From four digits before the point on. */
const withThousands = (text: string): string => (/\d{4}/.test(text) ? amountText(Number(text)) : text);

/** The most digits of some numbers after the point, and how wide they are together when point is under point. */
function lengthOfNumbers(
  text: (row: number) => string,
  rows: Iterable<number>,
): { readonly decimals: number; readonly widest: string } {
  let before = 0;
  let decimals = 0;
  for (const row of rows) {
    const one = text(row);
    const after = decimalsOf(one);
    decimals = Math.max(decimals, after);
    before = Math.max(before, one.length - (after === 0 ? 0 : after + 1));
  }
  // Digits are all of one width, and signs and separators of no more.
  return { decimals, widest: '0'.repeat(before) + lackingDigits('', decimals) };
}

function decimalsOf(number: string): number {
  const point = number.indexOf('.');
  return point === -1 ? 0 : number.length - point - 1;
}

/** What a number lacks behind it so that its point stands under the others': room for it is left free. */
export function lackingDigits(number: string, decimals: number): string {
  const own = decimalsOf(number);
  return own === 0 && decimals > 0 ? `.${'0'.repeat(decimals)}` : '0'.repeat(decimals - own);
}

/**
 * How a cell reads: numbers to the digit as in CSV, their thousands apart as in the window, instants with blanks between date,
 * time and offset.
 */
function textOf(column: Column): (row: number) => string {
  const plain = cellText(column);
  switch (column.kind) {
    case 'word':
      return (row) => column.words[column.at(row) ?? ''] ?? '';
    case 'instant':
      if (column.to === 'minute') return (row) => plain(row).replace('T', ' ').slice(0, MINUTE.length);
      return (row) =>
        plain(row)
          .replace('T', ' ')
          .replace(/Z$/, '')
          .replace(/(?=[+-]\d\d:\d\d$)/, ' ');
    case 'duration':
    case 'money':
    case 'count':
      return (row) => withThousands(plain(row));
    default:
      return plain;
  }
}
