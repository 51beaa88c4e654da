import { type Column, titleWithUnit, UNITS } from '../../sheets/sheet.ts';
import { DAY } from '../../weekly-hours.ts';
import { timeIn } from '../cell-text.ts';
import { type StyleName, styleNumber } from './styles.ts';
import { xmlText } from './text.ts';

/** A cell without its place: what follows `<c r="A1"`; empty where there is nothing to tell. */
export type CellXml = string;

/** How the cells of a column are written: typed, with a format, and text always as text (SPEC §17). */
export function cellXml(column: Column): (row: number) => CellXml {
  switch (column.kind) {
    case 'id':
    case 'text':
      return (row) => textCell(column.at(row) ?? '', 'text');
    case 'word':
      return (row) => textCell(column.words[column.at(row) ?? ''] ?? '', 'text');
    case 'duration': {
      const unit = UNITS[column.unit];
      return (row) => numberCell(timeIn(column.at(row), unit), 'duration');
    }
    case 'money':
    case 'count': {
      const style = column.kind;
      return (row) => numberCell(timeIn(column.at(row), 1), style);
    }
    case 'percent':
      return (row) => numberCell(hundredth(column.at(row)), 'percent');
    case 'instant':
      return column.clock === 'utc'
        ? (row) => instantCell(column.at(row))
        : (row) => instantCell(column.wallClock(row));
  }
}

/** What a column is headed by. */
export function headingCell(column: Column): CellXml {
  const isText = column.kind === 'id' || column.kind === 'text' || column.kind === 'word';
  return textCell(titleWithUnit(column), isText ? 'heading' : 'numberHeading');
}

export function textCell(text: string, style: StyleName): CellXml {
  if (text === '') return '';
  return ` s="${styleNumber(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

export function numberCell(value: number, style: StyleName): CellXml {
  return Number.isFinite(value) ? ` s="${styleNumber(style)}"><v>${value}</v></c>` : '';
}

/** Of 98.73, exactly the number that 0.9873 is. */
const hundredth = (percent: number) => (Number.isNaN(percent) ? percent : Number(`${percent.toFixed(2)}e-2`));

/** What Excel counts days from, as far as it and others agree. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_AGREED = Date.UTC(1900, 2, 1);
const FIRST_NOT_KNOWN = Date.UTC(10_000, 0, 1);

/** Of an instant that workbooks have no number for, the text. */
function instantCell(instant: number): CellXml {
  if (instant >= FIRST_AGREED && instant < FIRST_NOT_KNOWN) {
    return numberCell((instant - DAY_ZERO) / DAY, 'instant');
  }
  return textCell(new Date(instant).toISOString(), 'text');
}
