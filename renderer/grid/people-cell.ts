import type { NumberColumn } from '../../preload/sheets.ts';
import { formatExactly, spanWriter } from '../format/lengths.ts';
import { formatMoney } from '../format/money.ts';
import { formatCount, formatPercent, formatUptime, NOTHING_KNOWN } from '../format/numbers.ts';
import { HOUR } from '../format/times.ts';
import type { GridCell } from './grid-column.ts';
import { decimalRoom, formatNumber } from './sheet-cell.ts';

/** Writes the numbers of a column as a person says them, all in one unit; what is exact is told where it is pointed at. */
export type PeopleWriter = {
  readonly text: (value: number) => string;
  /** To the last digit. */
  readonly exact: (value: number) => string;
  /** "22–54 h": from the number below the one to the number above the other. */
  readonly range: (least: number, most: number) => string;
};

/** The writer of a column of so many rows; money is in the currency of that code. */
export function peopleWriter(column: NumberColumn, rows: number, currency = ''): PeopleWriter {
  const exact = (value: number) => formatNumber(column, value, currency);
  const betweenExact = (least: number, most: number) => `${exact(least)}–${exact(most)}`;
  switch (column.kind) {
    case 'duration': {
      // Polls are counted, not timed.
      if (column.unit === 'polls') return { text: exact, exact, range: betweenExact };
      const longest = longestOf(column, rows);
      const [size, unit] = longest < HOUR ? [60_000, 'min'] : [HOUR, 'h'];
      return {
        text: orNothing(spanWriter(longest)),
        exact: orNothing(formatExactly),
        range: (least, most) =>
          `${formatCount(Math.floor(least / size))}–${formatCount(Math.ceil(most / size))} ${unit}`,
      };
    }
    case 'percent':
      return { text: formatUptime, exact: formatPercent, range: betweenExact };
    case 'money':
      return { text: (value) => formatMoney(value, currency), exact, range: betweenExact };
    case 'count':
      return { text: exact, exact, range: betweenExact };
  }
}

const orNothing = (write: (value: number) => string) => (value: number) =>
  Number.isNaN(value) ? NOTHING_KNOWN : write(value);

function longestOf({ at }: NumberColumn, rows: number): number {
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, at(row) || 0);
  return longest;
}

/** What a cell says of a number, and what it says in full where that is more. */
export function peopleCell(
  column: NumberColumn,
  { text: write, exact }: PeopleWriter,
  row: number,
): GridCell {
  const value = column.at(row);
  const [text, full] = [write(value), exact(value)];
  const room = column.kind === 'percent' ? decimalRoom(column, text) : '';
  const look = [room, value === 0 || Number.isNaN(value) ? 'is-nothing' : ''];
  return {
    text,
    look: look.filter((name) => name !== '').join(' '),
    ...(full === text ? {} : { title: full }),
  };
}
