import './rejected-rows.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { type ImportRecord, REJECTED_ROWS_KEPT, type RejectedRow } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, type Problem } from '../components/error-notice.tsx';
import { RawText } from '../components/raw-text.tsx';
import { type SavedFile, SavedNotice } from '../components/saved-notice.tsx';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { visibleText } from '../format/visible-text.ts';
import { RejectedReasons } from './rejected-reasons.tsx';
import { REJECTED_HEADING } from './use-inspected.ts';
import { useRejectedRows } from './use-rejected-rows.ts';

const ROW_HEIGHT = 28;
const MOST_ROWS_SHOWN = 10;

export function RejectedRows({
  record,
  onClose,
}: {
  readonly record: ImportRecord;
  readonly onClose: () => void;
}) {
  const [problem, setProblem] = useState<Problem>();
  const [saved, setSaved] = useState<SavedFile>();
  const save = async () => {
    setProblem(undefined);
    const result = await call('saveRejectedRows', record.id);
    if (!result.ok) setProblem({ title: 'The rejected rows were not saved', error: result.error });
    else if (result.value.saved) setSaved(result.value);
  };
  return (
    <section className="section" aria-labelledby={REJECTED_HEADING}>
      <div className="section-header">
        <div>
          <h2 id={REJECTED_HEADING} tabIndex={-1}>
            Rejected rows
          </h2>
          <p className="subtitle">
            {formatCounted(record.rejected, 'row')} of <RawText>{record.file}</RawText> could not be read.{' '}
            {record.accepted > 0 ? 'The rest was imported.' : null}
            {record.rejected > REJECTED_ROWS_KEPT
              ? ` The first ${formatCount(REJECTED_ROWS_KEPT)} are listed.`
              : null}
          </p>
        </div>
        <div className="actions">
          <Button look="quiet" onPress={onClose}>
            Hide
          </Button>
          <Button onPress={() => void save()}>Save rejected rows…</Button>
        </div>
      </div>
      {problem && <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />}
      {saved && <SavedNotice saved={saved} onDismiss={() => setSaved(undefined)} />}
      <RejectedReasons importId={record.id} />
      <RejectedTable record={record} />
    </section>
  );
}

function RejectedTable({ record }: { readonly record: ImportRecord }) {
  const listed = Math.min(record.rejected, REJECTED_ROWS_KEPT);
  const scroller = useRef<HTMLDivElement>(null);
  const { rowAt, need, error } = useRejectedRows(record.id);
  const virtualizer = useVirtualizer({
    count: listed,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);

  if (error) return <ErrorNotice problem={{ title: 'The rejected rows cannot be shown', error }} />;
  return (
    <section
      className="rejected-table"
      aria-label="Rejected rows, scrollable"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table must be scrollable by keyboard
      tabIndex={0}
      style={{ height: heightOf(listed) }}
    >
      <table aria-label="Rejected rows" aria-rowcount={listed + 1}>
        <thead className="rejected-head">
          <tr aria-rowindex={1} className="rejected-row">
            <th scope="col">Line</th>
            <th scope="col">Reason</th>
            <th scope="col">Row as it stands in the file</th>
          </tr>
        </thead>
        <tbody className="rejected-body" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <Row key={item.key} index={item.index} top={item.start - ROW_HEIGHT} row={rowAt(item.index)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const heightOf = (rows: number): number => Math.min(rows + 1, MOST_ROWS_SHOWN) * ROW_HEIGHT + 4;

function Row({
  index,
  top,
  row,
}: {
  readonly index: number;
  readonly top: number;
  readonly row: RejectedRow | undefined;
}) {
  return (
    <tr
      aria-rowindex={index + 2}
      className="rejected-row"
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
    >
      <td className="numbers">{row === undefined ? '' : formatCount(row.line)}</td>
      <td title={visibleText(row?.reason ?? '')}>
        {row === undefined ? 'Loading…' : <RawText>{row.reason}</RawText>}
      </td>
      <td title={visibleText(row?.raw ?? '')}>
        <code>
          <RawText>{row?.raw ?? ''}</RawText>
        </code>
      </td>
    </tr>
  );
}
