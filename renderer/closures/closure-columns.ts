import { visibleText } from '../format/visible-text.ts';
import type { CellOf, GridCell, GridColumn, Sort } from '../grid/grid-column.ts';
import {
  type ClosureLine,
  describeStores,
  formatEnd,
  isFound,
  isOver,
  type StoreBook,
  stretchOf,
} from './closure-lines.ts';

export type ClosureKey = 'stores' | 'from' | 'until' | 'reason';
type ClosureColumn = GridColumn<ClosureKey>;

const text = (key: ClosureKey, label: string, name: string, width: number): ClosureColumn => ({
  key,
  label,
  name,
  align: 'start',
  width,
  share: width,
  sortsFirst: 'ascending',
});

export const CLOSURE_COLUMNS: readonly ClosureColumn[] = [
  text('stores', 'Stores', 'Stores that are closed', 180),
  text('from', 'Closed from', 'Closed from, store’s own time', 170),
  text('until', 'Closed until', 'Closed until, store’s own time', 170),
  text('reason', 'Reason', 'Reason', 200),
];

export function closureCells(lines: readonly ClosureLine[], book: StoreBook): CellOf<ClosureColumn> {
  return ({ key }, place): GridCell => {
    const line = lines[place];
    if (line === undefined) return { text: '' };
    switch (key) {
      case 'stores': {
        const who = visibleText(describeStores(line, book));
        return { text: who, title: titleOf(line, who) };
      }
      case 'from':
        return { text: formatEnd(line.from) };
      case 'until':
        return { text: formatEnd(line.until) };
      case 'reason': {
        const reason = visibleText(line.reason);
        return { text: reason, title: reason };
      }
    }
  };
}

const titleOf = ({ stores }: ClosureLine, who: string): string =>
  stores === 'every' ? who : visibleText(stores.slice(0, 20).join(', ')) + (stores.length > 20 ? ', …' : '');

export const CLOSURE_SHOWS = ['ahead', 'past', 'all'] as const;
export type ClosureShow = (typeof CLOSURE_SHOWS)[number];

type ClosureView = {
  readonly show: ClosureShow;
  readonly search: string;
  /** What ended before this instant is past (ms). */
  readonly since: number;
  readonly sort: Sort<ClosureKey>;
};

export function closureTest({ show, since }: Pick<ClosureView, 'show' | 'since'>) {
  return (line: ClosureLine): boolean => show === 'all' || isOver(line, since) === (show === 'past');
}

/** The places of the lines to show, in the order to show them. */
export function closuresInView(
  lines: readonly ClosureLine[],
  book: StoreBook,
  { show, search, since, sort }: ClosureView,
): Uint32Array {
  const passes = closureTest({ show, since });
  const sought = search.trim().toLowerCase();
  const keys = lines.map((line) => sortKey(line, sort.column, book));
  const found = lines.flatMap((line, place) => (passes(line) && isFound(line, sought, book) ? [place] : []));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const compare = (a: string | number | undefined, b: string | number | undefined) =>
    typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
  return Uint32Array.from(found.sort((a, b) => sign * compare(keys[a], keys[b]) || a - b));
}

const collator = new Intl.Collator('en-US', { numeric: true });

function sortKey(line: ClosureLine, column: ClosureKey, book: StoreBook): string | number {
  switch (column) {
    case 'stores':
      return describeStores(line, book);
    case 'from':
      return stretchOf(line)[0];
    case 'until':
      return stretchOf(line)[1];
    case 'reason':
      return line.reason;
  }
}
