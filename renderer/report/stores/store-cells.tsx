import { isRarelyObserved, observedShare, type ReportTable } from '../../../preload/contract.ts';
import type { NumberColumn as NumberCells } from '../../../preload/sheets.ts';
import { setAsideWords } from '../../aside/aside-words.ts';
import { CLOSED_AT_TIME_OF_DAY } from '../../format/methods.ts';
import { formatPart, NOTHING_KNOWN } from '../../format/numbers.ts';
import type { CellOf, GridCell } from '../../grid/grid-column.ts';
import { namedCell } from '../../grid/named-columns.ts';
import { type PeopleWriter, peopleCell, peopleWriter } from '../../grid/people-cell.ts';
import { asideOf } from '../shared/left-out.ts';
import { isGateClosed, timesOf } from '../shared/report-numbers.ts';
import { neverOnlineTest } from '../shared/standing.ts';
import { describeStrip, stripOf } from '../shared/week-strip.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import type { NumberColumn, StoreColumn } from './columns.ts';

/** What the table of stores says in each of its cells. */
export function storeCells(
  table: ReportTable,
  currency: string,
  shown: readonly StoreColumn[],
  /** No file names its hours. */
  isWithoutHours: (store: number) => boolean = () => false,
): CellOf<StoreColumn> {
  const isFirstOfWindow = ({ key, method, window }: NumberColumn) =>
    shown.find((one) => one.kind === 'number' && one.method === method && one.window === window)?.key === key;
  const isNeverOnline = neverOnlineTest(table);
  const writers = new Map<NumberCells, PeopleWriter>();
  const writerOf = (column: NumberCells) => {
    const writer = writers.get(column) ?? peopleWriter(column, table.stores.length, currency);
    writers.set(column, writer);
    return writer;
  };
  return (column, store) => {
    switch (column.kind) {
      case 'store':
        return standingCell(namedCell(table, column.kind, store), {
          aside: asideOf(table, store),
          isNeverOnline: isNeverOnline(store),
          isWithoutHours: isWithoutHours(store),
        });
      case 'group':
      case 'id':
        return namedCell(table, column.kind, store);
      case 'number':
        if (isGateClosed(table, column.method, column.window, store))
          return closedCell(isFirstOfWindow(column));
        return hollowed(table, column, store, rangeCell(column, writerOf(column.number), store));
      case 'likely':
        return likelyCell(column.ends, writerOf(column.ends[1]), store);
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

type Standing = {
  readonly aside: ReturnType<typeof asideOf>;
  readonly isNeverOnline: boolean;
  readonly isWithoutHours: boolean;
};

/** A store that is set aside, was never online, or has no hours of its own, says so beside its name. */
function standingCell(cell: GridCell, { aside, isNeverOnline, isWithoutHours }: Standing): GridCell {
  const marks = [
    ...(aside === undefined ? [] : [{ mark: 'set aside', words: setAsideWords(aside) }]),
    ...(isNeverOnline && aside === undefined ? [NEVER_ONLINE] : []),
    ...(isWithoutHours ? [WITHOUT_HOURS] : []),
  ];
  if (marks.length === 0) return cell;
  return {
    ...cell,
    title: [`${cell.text}.`, ...marks.map(({ words }) => words)].join(' '),
    content: (
      <span className="grid-standing">
        <span>{cell.text}</span> <span>{marks.map(({ mark }) => mark).join(', ')}</span>
      </span>
    ),
  };
}

type Mark = { readonly mark: string; readonly words: string };

const NEVER_ONLINE: Mark = {
  mark: 'never online',
  words: 'Down, and no poll of this time found it online.',
};

const WITHOUT_HOURS: Mark = {
  mark: '24×7?',
  words: 'No file names its hours, so all of the time counts as open.',
};

/** That nothing was found down, and the uptime, say little of a store of whose open time little was observed: pale, with how much. */
function hollowed(
  table: ReportTable,
  { method, measure, window, number }: NumberColumn,
  store: number,
  cell: GridCell,
): GridCell {
  const isGood = measure === 'uptime' || (measure === 'down' && number.at(store) === 0);
  if (method !== 'interpolated' || !isGood || Number.isNaN(number.at(store))) return cell;
  const share = observedShare(timesOf(table, method, window, store));
  if (!isRarelyObserved(share)) return cell;
  const words = `Only ${formatPart(share)} of its open time was observed`;
  return {
    ...cell,
    look: `${cell.look ?? ''} is-nothing`.trim(),
    title: cell.title === undefined ? words : `${cell.title}. ${words}`,
  };
}

/** A number, and its range beside it where that is shown. */
function rangeCell({ number, range }: NumberColumn, writer: PeopleWriter, store: number): GridCell {
  const cell = peopleCell(number, writer, store);
  if (range === undefined) return cell;
  const [least, most] = [range[0].at(store), range[1].at(store)];
  const beside = Number.isNaN(least) ? '' : `(${writer.range(least, most)})`;
  return {
    text: `${cell.text} ${beside}`.trimEnd(),
    content: (
      <>
        <span className={cell.look}>{cell.text}</span>
        <span className="grid-range">{beside}</span>
      </>
    ),
    ...(beside === ''
      ? {}
      : {
          title: `${writer.exact(number.at(store))}; at least ${writer.exact(least)}, at most ${writer.exact(most)}`,
        }),
  };
}

function likelyCell(
  ends: readonly [low: NumberCells, high: NumberCells],
  writer: PeopleWriter,
  store: number,
): GridCell {
  const [low, high] = [ends[0].at(store), ends[1].at(store)];
  if (Number.isNaN(low)) return { text: NOTHING_KNOWN, look: 'is-nothing', title: 'No likely range' };
  return { text: writer.range(low, high), title: `${writer.exact(low)} to ${writer.exact(high)}` };
}

/** Said once, across the columns of the window. */
function closedCell(isFirst: boolean): GridCell {
  return isFirst
    ? { text: CLOSED_AT_TIME_OF_DAY, title: CLOSED_AT_TIME_OF_DAY, look: 'is-closed' }
    : {
        text: CLOSED_AT_TIME_OF_DAY,
        title: CLOSED_AT_TIME_OF_DAY,
        content: <span className="visually-hidden">{CLOSED_AT_TIME_OF_DAY}</span>,
      };
}
