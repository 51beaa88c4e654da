import '../grid/grid-panel.css';
import '../components/fields.css';
import { useCallback, useMemo, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useRemembered } from '../bridge/use-remembered.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Segmented } from '../components/segmented.tsx';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { DAY } from '../format/times.ts';
import { AS_MADE, ColumnLayoutSchema } from '../grid/column-layout.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import type { Sort } from '../grid/grid-column.ts';
import { toTsv } from '../grid/tsv.ts';
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
  const [layout, setLayout] = useRemembered('closures-columns', ColumnLayoutSchema, AS_MADE);
  const [sort, setSort] = useState(SOONEST_FIRST);
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');
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
  const textOf = useCallback(
    (some: Uint32Array) =>
      toTsv([
        CLOSURE_COLUMNS.map(({ name }) => name),
        ...Array.from(some, (place) => CLOSURE_COLUMNS.map((column) => cellOf(column, place).text)),
      ]),
    [cellOf],
  );
  const at = (place: number, act: (line: ClosureLine) => void) => {
    const line = lines[place];
    if (line !== undefined) act(line);
  };

  return (
    <section className="grid-panel" aria-label="Table of closures">
      <div className="grid-toolbar">
        <SearchField className="search" aria-label="Search closures" value={search} onChange={setSearch}>
          <Icon name="search" />
          <Input className="input" placeholder="Search closures" spellCheck="false" />
        </SearchField>
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
      </div>
      <DataGrid
        label="Closures"
        columns={CLOSURE_COLUMNS}
        rows={rows}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        layout={layout}
        onLayout={setLayout}
        textOf={textOf}
        onTold={setTold}
        onOpen={(place) => at(place, onChange)}
        actionsOf={(place) => [
          { key: 'change', label: 'Change closure…', run: () => at(place, onChange) },
          { key: 'remove', label: 'Remove closure', run: () => at(place, onRemove) },
        ]}
      />
      {rows.length === 0 ? (
        <div className="grid-empty">
          <p>No closure matches.</p>
          <Button
            onPress={() => {
              setSearch('');
              setShow('all');
            }}
          >
            Show all
          </Button>
        </div>
      ) : null}
      <footer className="grid-footer">
        <p>Press Enter or double-click to change or remove a closure.</p>
        <p className="grid-told numbers" aria-live="polite">
          {told === '' ? describeCount(rows.length, lines.length) : told}
        </p>
      </footer>
    </section>
  );
}

function countOf(lines: readonly ClosureLine[], since: number): Readonly<Record<ClosureShow, number>> {
  const past = lines.filter(closureTest({ show: 'past', since })).length;
  return { ahead: lines.length - past, past, all: lines.length };
}

const describeCount = (shown: number, all: number): string =>
  shown === all ? formatCounted(all, 'closure') : `${formatCount(shown)} of ${formatCounted(all, 'closure')}`;
