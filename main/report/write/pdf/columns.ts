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

/** Columns that are side by side, in a size of type that they have room in. */
export type Band = { readonly columns: readonly SetColumn[]; readonly size: number };

/** Between columns. */
export const GAP = 6;

/** From the size that is read best to the smallest that still is. */
const SIZES = [8, 7.5, 7, 6.5] as const;
const SIZE_OF_BANDS = 7;

/** Rows that are looked at to see how long a text usually is. */
const LOOKED_AT = 400;

type Wanted = Omit<SetColumn, 'width'> & {
  readonly least: number;
  readonly usual: number;
  readonly leads: boolean;
};

/**
 * The columns of a sheet in a width: side by side, in smaller type where need be; where even that has no room for all, one
 * band of them after another, each led by the columns that say what a row is of.
 */
export function bandsOf(setter: Setter, sheet: Sheet, width: number): readonly Band[] {
  const wanted = sheet.columns.map((column) => wantedOf(setter, column, sheet.rows));
  const size = SIZES.find((one) => leastOf(wanted, one) <= width);
  if (size !== undefined) return [{ columns: spread(wanted, size, width), size }];
  const lead = wanted.filter(({ leads }) => leads);
  const bands: Wanted[][] = [];
  let band = [...lead];
  for (const column of wanted.filter(({ leads }) => !leads)) {
    if (band.length > lead.length && leastOf([...band, column], SIZE_OF_BANDS) > width) {
      bands.push(band);
      band = [...lead];
    }
    band.push(column);
  }
  bands.push(band);
  return bands.map((columns) => ({ columns: spread(columns, SIZE_OF_BANDS, width), size: SIZE_OF_BANDS }));
}

const leastOf = (columns: readonly Wanted[], size: number): number =>
  columns.reduce((sum, { least }) => sum + (least * size) / 1000 + GAP, -GAP);

/** Each has what it needs at least; what is left over goes to those that could do with more. */
function spread(columns: readonly Wanted[], size: number, width: number): SetColumn[] {
  const left = Math.max(0, width - leastOf(columns, size));
  const wants = columns.map(({ least, usual }) => ((usual - least) * size) / 1000);
  const all = wants.reduce((sum, one) => sum + one, 0);
  const share = all === 0 ? 0 : Math.min(1, left / all);
  return columns.map(({ title, text, isNumber, decimals, least }, place) => ({
    title,
    text,
    isNumber,
    decimals,
    // Rounding must not break what just has room.
    width: (least * size) / 1000 + (wants[place] as number) * share + 0.1,
  }));
}

/** Widths in thousandths of the type's size: of texts, what is usual at most and the least that is still read well. */
const WIDTHS: Readonly<Record<Extract<Column['kind'], 'id' | 'text' | 'word'>, readonly [number, number]>> = {
  id: [11_500, 20_000],
  text: [8_000, 24_000],
  word: [6_500, 12_000],
};

function wantedOf(setter: Setter, column: Column, rows: Iterable<number>): Wanted {
  const title = titleWithUnit(column);
  const heading = Math.max(...title.split(' ').map((word) => setter.width(word, 'bold')));
  const text = textOf(column);
  const of = { title, text, leads: column.name === 'store_name' || column.kind === 'id' };
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word': {
      const [least, usual] = WIDTHS[column.kind];
      const longest = Math.max(heading, longestOf(setter, text, rows, LOOKED_AT));
      return {
        ...of,
        isNumber: false,
        decimals: 0,
        least: Math.max(heading, Math.min(least, longest)),
        usual: Math.max(heading, Math.min(usual, longest)),
      };
    }
    case 'instant': {
      const whole = setter.width(INSTANT);
      return {
        ...of,
        isNumber: false,
        decimals: 0,
        least: Math.max(heading, setter.width(TIME)),
        usual: Math.max(heading, whole),
      };
    }
    default: {
      const { decimals, widest } = lengthOfNumbers(text, rows);
      const longest = Math.max(heading, setter.width(widest));
      // With room, so that its heading is in two lines.
      const usual = Math.max(longest, setter.width(title, 'bold') * 0.6);
      return { ...of, isNumber: true, decimals, least: longest, usual };
    }
  }
}

const TIME = '00:00:00.000';
const MINUTE_LENGTH = '2000-00-00 00:00'.length;
const INSTANT = `2000-00-00 ${TIME} +00:00`;

function longestOf(
  setter: Setter,
  text: (row: number) => string,
  rows: Iterable<number>,
  most: number,
): number {
  let longest = 0;
  let looked = 0;
  for (const row of rows) {
    if (looked++ === most) break;
    longest = Math.max(longest, setter.width(text(row)));
  }
  return longest;
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
      if (column.to === 'minute') return (row) => plain(row).replace('T', ' ').slice(0, MINUTE_LENGTH);
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
