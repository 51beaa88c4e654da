import type { Method, ReportTable } from '../../../preload/contract.ts';
import { setAsideWords } from '../../aside/aside-words.ts';
import { NOTHING_KNOWN } from '../../format/numbers.ts';
import type { CellOf, GridCell } from '../../grid/grid-column.ts';
import { namedCell } from '../../grid/named-columns.ts';
import { formatNumber, numberCell } from '../../grid/sheet-cell.ts';
import { asideOf } from '../shared/left-out.ts';
import { isGateClosed } from '../shared/report-numbers.ts';
import { describeStrip, stripOf } from '../shared/week-strip.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import type { NumberColumn, StoreColumn } from './columns.ts';

/** What the table of stores says in each of its cells. */
export function storeCells(
  table: ReportTable,
  method: Method,
  currency: string,
  shown: readonly StoreColumn[],
): CellOf<StoreColumn> {
  const isFirstOfWindow = ({ key, window }: NumberColumn) =>
    shown.find((column) => column.kind === 'number' && column.window === window)?.key === key;
  return (column, store) => {
    switch (column.kind) {
      case 'store':
        return asideCell(namedCell(table, column.kind, store), asideOf(table, store));
      case 'group':
      case 'id':
        return namedCell(table, column.kind, store);
      case 'number':
        if (isGateClosed(table, method, column.window, store)) return closedCell(isFirstOfWindow(column));
        return rangeCell(column, store, currency);
      case 'strip': {
        const strips = table.details?.strips;
        if (strips === undefined)
          return { text: NOTHING_KNOWN, title: 'Reports made earlier do not hold this' };
        return {
          text: describeStrip(stripOf(strips, store)),
          content: <WeekStrip strips={strips} store={store} />,
        };
      }
    }
  };
}

/** A store that is set aside says so beside its name. */
function asideCell(cell: GridCell, aside: ReturnType<typeof asideOf>): GridCell {
  if (aside === undefined) return cell;
  return {
    ...cell,
    title: `${cell.text}. ${setAsideWords(aside)}`,
    content: (
      <>
        {cell.text} <span className="grid-range">set aside</span>
      </>
    ),
  };
}

/** A number, and its range beside it where that is shown. */
function rangeCell({ number, range }: NumberColumn, store: number, currency: string): GridCell {
  const cell = numberCell(number, store, currency);
  if (range === undefined) return cell;
  const [least, most] = range.map((end) => formatNumber(end, end.at(store), currency));
  const beside = least === NOTHING_KNOWN ? '' : `(${least}–${most})`;
  return {
    text: `${cell.text} ${beside}`.trimEnd(),
    content: (
      <>
        <span className={cell.look}>{cell.text}</span>
        <span className="grid-range">{beside}</span>
      </>
    ),
    ...(beside === '' ? {} : { title: `${cell.text}; at least ${least}, at most ${most}` }),
  };
}

const CLOSED = 'Closed at this time of day';

/** Said once, across the columns of the window. */
function closedCell(isFirst: boolean): GridCell {
  return isFirst
    ? { text: CLOSED, title: CLOSED, look: 'is-closed' }
    : { text: CLOSED, title: CLOSED, content: <span className="visually-hidden">{CLOSED}</span> };
}
