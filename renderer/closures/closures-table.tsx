import { useMemo, useState } from 'react';
import { SearchField } from '../components/search-field.tsx';
import { Segmented } from '../components/segmented.tsx';
import { formatAmong, formatCount } from '../format/numbers.ts';
import { DAY } from '../format/times.ts';
import type { Sort } from '../grid/grid-column.ts';
import { GridPanel } from '../grid/grid-panel.tsx';
import { useArranged } from '../grid/use-arranged.ts';
import {
  CLOSURE_COLUMNS,
  CLOSURE_SHOWS,
  type ClosureKey,
  type ClosureShow,
  closureCells,
  closuresInView,
  closureTest,
} from './closure-columns.ts';
import type { ClosureLine, StoreBook } from './closure-lines.ts';

const SHOW_LABELS: Readonly<Record<ClosureShow, string>> = {
  ahead: 'Current',
  past: 'Past',
  all: 'All',
};

const SOONEST_FIRST: Sort<ClosureKey> = { column: 'from', direction: 'ascending' };

/** The closures as a table that is searched, sorted, and opened row by row; those long past are put away at first. */
export function ClosuresTable({
  lines,
  book,
  newestPoll,
  onChange,
  onRemove,
}: {
  readonly lines: readonly ClosureLine[];
  readonly book: StoreBook;
  readonly newestPoll: number | undefined;
  readonly onChange: (line: ClosureLine) => void;
  readonly onRemove: (line: ClosureLine) => void;
}) {
  const arranged = useArranged('closures-columns', CLOSURE_COLUMNS);
  const [sort, setSort] = useState(SOONEST_FIRST);
  const [search, setSearch] = useState('');
  // Past is what no report of the newest polls reaches back to.
  const since = (newestPoll ?? Date.now()) - 8 * DAY;
  const counts = useMemo(() => countOf(lines, since), [lines, since]);
  const [wanted, setShow] = useState<ClosureShow>();
  const show = wanted ?? (counts.ahead === 0 ? 'all' : 'ahead');

  const cellOf = useMemo(() => closureCells(lines, book), [lines, book]);
  const rows = useMemo(
    () => closuresInView(lines, book, { show, search, since, sort }),
    [lines, book, show, search, since, sort],
  );
  const at = (place: number, act: (line: ClosureLine) => void) => {
    const line = lines[place];
    if (line !== undefined) act(line);
  };

  return (
    <GridPanel
      label="Closures"
      arranged={arranged}
      rows={rows}
      cellOf={cellOf}
      sort={sort}
      onSort={setSort}
      onOpen={(place) => at(place, onChange)}
      actionsOf={(place) => [
        { key: 'change', label: 'Change closure…', run: () => at(place, onChange) },
        { key: 'remove', label: 'Remove closure', run: () => at(place, onRemove) },
      ]}
      filters={
        <>
          <SearchField label="Search closures" value={search} onChange={setSearch} />
          <Segmented
            label="Show"
            choices={CLOSURE_SHOWS.map((value) => ({
              value,
              label: SHOW_LABELS[value],
              count: formatCount(counts[value]),
            }))}
            value={show}
            onChange={setShow}
            hideLabel
          />
        </>
      }
      nothing={{
        words: 'No closure matches.',
        clear: {
          label: 'Show all',
          run: () => {
            setSearch('');
            setShow('all');
          },
        },
      }}
      hint="Press Enter or double-click to change or remove a closure."
      count={formatAmong(rows.length, lines.length, 'closure')}
    />
  );
}

function countOf(lines: readonly ClosureLine[], since: number): Readonly<Record<ClosureShow, number>> {
  const past = lines.filter(closureTest({ show: 'past', since })).length;
  return { ahead: lines.length - past, past, all: lines.length };
}
