import { type MouseEvent, memo, useMemo } from 'react';
import {
  Cell,
  Checkbox,
  Column,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import type { Method, ReportRecord } from '../../preload/contract.ts';
import { Icon } from '../components/icon.tsx';
import { useWidth } from '../components/use-width.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { reportName } from '../format/report-name.ts';
import { HistoryCell } from './history-cells.tsx';
import { HISTORY_COLUMNS, type HistoryColumn, type HistorySort, sharedDays } from './history-rows.ts';

const ROW_HEIGHT = 34;

const COLUMNS: Readonly<Record<HistoryColumn, { label: string; width: `${number}fr`; least: number }>> = {
  label: { label: 'Label', width: '3fr', least: 134 },
  'as-of': { label: 'As of', width: '2fr', least: 168 },
  created: { label: 'Created', width: '2fr', least: 164 },
  uptime: { label: 'Uptime', width: '2fr', least: 182 },
  stores: { label: 'Stores', width: '1fr', least: 78 },
  reach: { label: 'Reach', width: '1fr', least: 84 },
  state: { label: 'State', width: '2fr', least: 150 },
};
const SELECTION_WIDTH = 40;

/** What goes first where there is no room for all; what is told of one report stands below the table as well. */
const SPARED: readonly HistoryColumn[] = ['reach', 'stores', 'as-of'];

/** The columns that have room in a table so wide (px). */
function columnsIn(width: number): readonly HistoryColumn[] {
  let columns: readonly HistoryColumn[] = HISTORY_COLUMNS;
  for (const spared of SPARED) {
    const least = columns.reduce((sum, name) => sum + COLUMNS[name].least, SELECTION_WIDTH);
    if (width === 0 || least <= width) return columns;
    columns = columns.filter((name) => name !== spared);
  }
  return columns;
}

const LOOKS: Readonly<Record<HistoryColumn, string>> = {
  label: '',
  'as-of': 'numbers',
  created: 'numbers',
  uptime: 'is-number',
  stores: 'is-number',
  reach: 'is-number',
  state: '',
};

/** Reports in a table with one Tab stop, of which only the rows in sight are in the page; drawn again only where it is another. */
export const HistoryTable = memo(function HistoryTable({
  records,
  method,
  sort,
  onSort,
  selected,
  onSelect,
  onAboutToOpen,
  onOpen,
}: {
  readonly records: readonly ReportRecord[];
  readonly method: Method;
  readonly sort: HistorySort;
  readonly onSort: (sort: HistorySort) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** The second press of a double click has begun. */
  readonly onAboutToOpen: (record: ReportRecord) => void;
  readonly onOpen: (record: ReportRecord) => void;
}) {
  const { ref, width } = useWidth();
  const columns = useMemo(() => columnsIn(width), [width]);
  const times = useDataTimes();
  const { clock } = times;
  // biome-ignore lint/correctness/useExhaustiveDependencies: how days are written is another function at each drawing, and changes with the clock
  const shared = useMemo(() => sharedDays(records, times.date), [records, clock]);
  const byId = useMemo(() => new Map(records.map((record) => [record.id, record])), [records]);
  const select = (keys: Selection) =>
    onSelect(keys === 'all' ? new Set(byId.keys()) : new Set([...keys].map(String)));
  const sortBy = ({ column, direction }: SortDescriptor) => {
    const known = HISTORY_COLUMNS.find((name) => name === column);
    if (known === undefined) return;
    onSort({ column: known, direction: known === sort.column ? direction : firstDirection(known) });
  };
  const hearPress = ({ detail, target }: MouseEvent) => {
    if (detail !== 2 || !(target instanceof Element)) return;
    const record = byId.get(target.closest('[role=row]')?.getAttribute('data-key') ?? '');
    if (record !== undefined) onAboutToOpen(record);
  };
  return (
    <div ref={ref} className="history-sized" onMouseDownCapture={hearPress}>
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW_HEIGHT, headingHeight: ROW_HEIGHT }}>
        <Table
          className="history-table"
          aria-label="Reports"
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selected}
          onSelectionChange={select}
          sortDescriptor={sort}
          onSortChange={sortBy}
          onRowAction={(id) => {
            const record = byId.get(String(id));
            if (record !== undefined) onOpen(record);
          }}
        >
          <TableHeader className="history-heading">
            <Column
              id="selection"
              width={SELECTION_WIDTH}
              minWidth={SELECTION_WIDTH}
              className="history-cell"
            >
              <SelectionBox />
            </Column>
            {columns.map((name) => (
              <Column
                key={name}
                id={name}
                isRowHeader={name === 'label'}
                allowsSorting
                width={COLUMNS[name].width}
                minWidth={COLUMNS[name].least}
                className={`history-cell ${LOOKS[name]}`}
              >
                {COLUMNS[name].label}
                {sort.column === name ? (
                  <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} size={9} />
                ) : null}
              </Column>
            ))}
          </TableHeader>
          <TableBody items={records} dependencies={[method, records, columns, shared]}>
            {(record) => <ReportRow record={record} method={method} columns={columns} shared={shared} />}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
});

/** Names and states from A, the rest with the most or newest first. */
const firstDirection = (column: HistoryColumn) =>
  column === 'label' || column === 'state' ? 'ascending' : 'descending';

function ReportRow({
  record,
  method,
  columns,
  shared,
}: {
  readonly record: ReportRecord;
  readonly method: Method;
  readonly columns: readonly HistoryColumn[];
  readonly shared: ReadonlySet<string>;
}) {
  const times = useDataTimes();
  const name = reportName(record, times.instant);
  return (
    <Row id={record.id} className="history-row" textValue={name}>
      <Cell className="history-cell">
        <SelectionBox />
      </Cell>
      {columns.map((column) => (
        <Cell
          key={column}
          className={`history-cell ${LOOKS[column]}`}
          {...(column === 'label' ? { textValue: name } : {})}
        >
          <HistoryCell record={record} method={method} column={column} shared={shared} />
        </Cell>
      ))}
    </Row>
  );
}

function SelectionBox() {
  return (
    <Checkbox slot="selection" className="checkbox">
      <span className="checkbox-box">
        <Icon name="check" size={12} />
      </span>
    </Checkbox>
  );
}
