import { useMemo } from 'react';
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
import { useDataTimes } from '../format/clock-context.ts';
import { formatCount, formatPercent, formatShare, NOTHING_KNOWN } from '../format/numbers.ts';
import { reportName } from '../format/report-name.ts';
import { formatOwnTime, MINUTE } from '../format/times.ts';
import { HISTORY_COLUMNS, type HistoryColumn, type HistorySort, uptimeOf } from './history-rows.ts';

const ROW_HEIGHT = 34;

const COLUMNS: Readonly<Record<HistoryColumn, { label: string; width: `${number}fr`; least: number }>> = {
  label: { label: 'Label', width: '3fr', least: 150 },
  'as-of': { label: 'As of', width: '2fr', least: 172 },
  created: { label: 'Created', width: '2fr', least: 176 },
  uptime: { label: 'Uptime', width: '1fr', least: 104 },
  stores: { label: 'Stores', width: '1fr', least: 78 },
  reach: { label: 'Reach', width: '1fr', least: 84 },
  state: { label: 'State', width: '2fr', least: 150 },
};
const IN_NUMBERS = new Set<HistoryColumn>(['uptime', 'stores', 'reach']);

/** Reports in a table with one Tab stop, of which only the rows in sight are in the page. */
export function HistoryTable({
  records,
  method,
  sort,
  onSort,
  selected,
  onSelect,
  onOpen,
}: {
  readonly records: readonly ReportRecord[];
  readonly method: Method;
  readonly sort: HistorySort;
  readonly onSort: (sort: HistorySort) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (record: ReportRecord) => void;
}) {
  const byId = useMemo(() => new Map(records.map((record) => [record.id, record])), [records]);
  const select = (keys: Selection) =>
    onSelect(keys === 'all' ? new Set(byId.keys()) : new Set([...keys].map(String)));
  const sortBy = ({ column, direction }: SortDescriptor) => {
    const known = HISTORY_COLUMNS.find((name) => name === column);
    if (known === undefined) return;
    onSort({ column: known, direction: known === sort.column ? direction : firstDirection(known) });
  };
  return (
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
          <Column id="selection" width={40} minWidth={40} className="history-cell">
            <SelectionBox />
          </Column>
          {HISTORY_COLUMNS.map((name) => (
            <Column
              key={name}
              id={name}
              isRowHeader={name === 'label'}
              allowsSorting
              width={COLUMNS[name].width}
              minWidth={COLUMNS[name].least}
              className={`history-cell${IN_NUMBERS.has(name) ? ' is-number' : ''}`}
            >
              {COLUMNS[name].label}
              {sort.column === name ? (
                <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} size={9} />
              ) : null}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={records} dependencies={[method, records]}>
          {(record) => <ReportRow record={record} method={method} />}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

/** Names and states from A, the rest with the most or newest first. */
const firstDirection = (column: HistoryColumn) =>
  column === 'label' || column === 'state' ? 'ascending' : 'descending';

function ReportRow({ record, method }: { readonly record: ReportRecord; readonly method: Method }) {
  const times = useDataTimes();
  const uptime = uptimeOf(record, method);
  const name = reportName(record, times.instant);
  return (
    <Row id={record.id} className="history-row" textValue={name}>
      <Cell className="history-cell">
        <SelectionBox />
      </Cell>
      <Cell className="history-cell" textValue={name}>
        {record.label === '' && record.period === undefined ? (
          <span className="is-nothing" title={name}>
            Week to {times.date(record.asOf)}
          </span>
        ) : record.label === '' ? (
          <span title={name}>{name}</span>
        ) : (
          <bdi title={name}>{name}</bdi>
        )}
      </Cell>
      <Cell className="history-cell numbers">{times.instant(record.asOf)}</Cell>
      <Cell className="history-cell numbers">{formatOwnTime(record.createdAt)}</Cell>
      <Cell className="history-cell is-number">
        {uptime === undefined ? NOTHING_KNOWN : `${formatPercent(uptime)}%`}
      </Cell>
      <Cell className="history-cell is-number">
        {record.stores === undefined ? NOTHING_KNOWN : formatCount(record.stores)}
      </Cell>
      <Cell className="history-cell is-number">{formatCount(record.reach / MINUTE)} min</Cell>
      <Cell className="history-cell">
        <State record={record} />
      </Cell>
    </Row>
  );
}

function State({ record }: { readonly record: ReportRecord }) {
  switch (record.state) {
    case 'Running':
      return (
        <>
          <span className="dot dot-running" />
          {record.waitsFor === 'import'
            ? 'Waiting for the import'
            : `Running, ${formatShare(record.progress)}`}
        </>
      );
    case 'Failed':
      return (
        <span title={record.error.message}>
          <span className="dot dot-failed" />
          Failed
        </span>
      );
    case 'Cancelled':
      return 'Cancelled';
    case 'Complete':
      return (
        <>
          Complete
          {record.fromUndone ? <span className="tag">Undone data</span> : null}
        </>
      );
  }
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
