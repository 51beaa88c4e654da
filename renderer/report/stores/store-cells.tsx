import { GATE_FLAGS, type Method, type ReportTable, type WindowName } from '../../../preload/contract.ts';
import { NOTHING_KNOWN } from '../../format/numbers.ts';
import { visibleText } from '../../format/visible-text.ts';
import type { CellOf, GridCell } from '../grid/grid-column.ts';
import { decimalRoom, type NumberColumn, type StoreColumn, textAt } from './columns.ts';
import { describeStrip, stripOf } from './week-strip.ts';
import { WeekStrip } from './week-strip.tsx';

/** What the table of stores says in each of its cells. */
export function storeCells(
  table: ReportTable,
  method: Method,
  shown: readonly StoreColumn[],
): CellOf<StoreColumn> {
  const isFirstOfWindow = ({ key, window }: NumberColumn) =>
    shown.find((column) => column.kind === 'number' && column.window === window)?.key === key;
  return (column, store) => {
    switch (column.kind) {
      case 'store': {
        const id = visibleText(table.stores[store] ?? '');
        return { text: id, title: id };
      }
      case 'number': {
        if (isGateClosed(table, method, column.window, store)) return closedCell(isFirstOfWindow(column));
        const text = textAt(table, method, store, column);
        const isNothing = text === '0' || text === NOTHING_KNOWN;
        return {
          text,
          look: `${decimalRoom(text, method, column)}${isNothing ? ' is-nothing' : ''}`,
        };
      }
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

const CLOSED = 'Closed at this time of day';

/** Poll count leaves a window out where the store is closed at the time of day of as-of. */
function isGateClosed(table: ReportTable, method: Method, window: WindowName, store: number): boolean {
  const gates = table.details?.gates[store];
  return method === 'poll-count' && gates !== undefined && (gates & GATE_FLAGS[window]) === 0;
}

/** Said once, across the columns of the window. */
function closedCell(isFirst: boolean): GridCell {
  return isFirst
    ? { text: CLOSED, title: CLOSED, look: 'is-closed' }
    : { text: CLOSED, title: CLOSED, content: <span className="visually-hidden">{CLOSED}</span> };
}
