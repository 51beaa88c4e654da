import type { Method, ReportTable } from '../../../preload/contract.ts';
import { NOTHING_KNOWN } from '../../format/numbers.ts';
import type { CellOf } from '../grid/grid-column.ts';
import { decimalRoom, type StoreColumn, textAt } from './columns.ts';
import { describeWeek, WeekBar } from './week-bar.tsx';

/** What the table of stores says in each of its cells. */
export function storeCells(table: ReportTable, method: Method): CellOf<StoreColumn> {
  return (column, store) => {
    switch (column.kind) {
      case 'store': {
        const id = table.stores[store] ?? '';
        return { text: id, title: id };
      }
      case 'number': {
        const text = textAt(table, method, store, column);
        const isNothing = text === '0' || text === NOTHING_KNOWN;
        return {
          text,
          look: `${decimalRoom(text, method, column)}${isNothing ? ' is-nothing' : ''}`,
        };
      }
      case 'strip':
        return {
          text: describeWeek(table, method, store),
          content: <WeekBar table={table} method={method} store={store} />,
        };
    }
  };
}
