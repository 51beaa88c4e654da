import type { ReportTable } from '../../../preload/contract.ts';
import { NOTHING_KNOWN } from '../../format/numbers.ts';
import { groupOf, shownId, titleOf } from '../../format/store-names.ts';
import { visibleText } from '../../format/visible-text.ts';
import type { CellOf, GridCell } from '../../grid/grid-column.ts';
import { isGateClosed } from '../report-numbers.ts';
import {
  decimalRoom,
  formatNumber,
  hasRange,
  type NumberColumn,
  numberAt,
  rangeAt,
  type StoreColumn,
  type StoresLook,
} from './columns.ts';
import { describeStrip, stripOf } from './week-strip.ts';
import { WeekStrip } from './week-strip.tsx';

/** What the table of stores says in each of its cells. */
export function storeCells(
  table: ReportTable,
  look: StoresLook,
  currency: string,
  shown: readonly StoreColumn[],
): CellOf<StoreColumn> {
  const { method } = look;
  const isFirstOfWindow = ({ key, window }: NumberColumn) =>
    shown.find((column) => column.kind === 'number' && column.window === window)?.key === key;
  return (column, store) => {
    switch (column.kind) {
      case 'store':
        return titled(titleOf(table, store));
      case 'group':
        return titled(visibleText(groupOf(table, store) ?? ''));
      case 'id':
        return titled(shownId(table, store));
      case 'number':
        if (isGateClosed(table, method, column.window, store)) return closedCell(isFirstOfWindow(column));
        return numberCell(table, look, currency, store, column);
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

const titled = (text: string): GridCell => (text === '' ? { text } : { text, title: text });

function numberCell(
  table: ReportTable,
  look: StoresLook,
  currency: string,
  store: number,
  column: NumberColumn,
): GridCell {
  const value = numberAt(table, look.method, store, column);
  const text = formatNumber(value, column, currency);
  const isNothing = value === 0 || text === NOTHING_KNOWN ? ' is-nothing' : '';
  const room = decimalRoom(text, look.method, column);
  if (!hasRange(look, column.measure)) return { text, look: `${room}${isNothing}` };
  const [atLeast, atMost] = rangeAt(table, store, column).map((bound) =>
    formatNumber(bound, column, currency),
  );
  const range = atLeast === NOTHING_KNOWN ? '' : `(${atLeast}–${atMost})`;
  return {
    text: `${text} ${range}`.trimEnd(),
    look: isNothing,
    content: (
      <>
        <span className={room}>{text}</span>
        <span className="grid-range">{range}</span>
      </>
    ),
    ...(range === '' ? {} : { title: `${text}; at least ${atLeast}, at most ${atMost}` }),
  };
}

const CLOSED = 'Closed at this time of day';

/** Said once, across the columns of the window. */
function closedCell(isFirst: boolean): GridCell {
  return isFirst
    ? { text: CLOSED, title: CLOSED, look: 'is-closed' }
    : { text: CLOSED, title: CLOSED, content: <span className="visually-hidden">{CLOSED}</span> };
}
