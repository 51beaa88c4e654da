import './import-done.css';
import type { RefObject } from 'react';
import type { ImportOutcome, ImportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { kindTitle } from '../components/file-kinds.ts';
import { Icon } from '../components/icon.tsx';
import { RawText } from '../components/raw-text.tsx';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { visibleText } from '../format/visible-text.ts';
import {
  changedNothing,
  describeRecord,
  importedRecords,
  isMuchRejected,
  type RefusedFile,
} from './import-flow.ts';

export function ImportDone({
  outcomes,
  refused,
  heading,
  hasPolls,
  onCreateReport,
  onChooseFiles,
  onDismiss,
  onInspect,
}: {
  readonly outcomes: readonly ImportOutcome[];
  readonly refused: readonly RefusedFile[];
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** Without any there is nothing to report on yet. */
  readonly hasPolls: boolean;
  readonly onCreateReport: () => void;
  readonly onChooseFiles: () => void;
  readonly onDismiss: () => void;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  const records = importedRecords(outcomes);
  return (
    <section className="section" aria-labelledby="done-heading">
      <div className="section-header">
        <div>
          <h2 id="done-heading" ref={heading} tabIndex={-1}>
            {titleOf(records, outcomes.length + refused.length)}
          </h2>
          {refused.length === 0 ? null : <p className="subtitle">{describeRefused(refused.length)}</p>}
        </div>
        <div className="actions">
          <Button look="quiet" onPress={onDismiss}>
            Close
          </Button>
          {records.length === 0 ? null : hasPolls ? (
            <Button look="primary" onPress={onCreateReport}>
              Create report
            </Button>
          ) : (
            <Button look="primary" onPress={onChooseFiles}>
              Import polls…
            </Button>
          )}
        </div>
      </div>
      <ul className="outcomes">
        {outcomes.map((outcome) => (
          <li key={outcome.name} className="outcome">
            <Outcome outcome={outcome} onInspect={onInspect} />
          </li>
        ))}
        {refused.map((file) => (
          <li key={file.token} className="outcome">
            <Refused file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const describeRefused = (count: number): string =>
  count === 1
    ? '1 file was refused; it says why.'
    : `${formatCount(count)} files were refused; each says why.`;

function Refused({ file }: { readonly file: RefusedFile }) {
  return (
    <div className="card outcome-row outcome-amber">
      <Icon name="alert" />
      <div className="file-name">
        <h3>
          <RawText>{file.name}</RawText>
        </h3>
        <p className="subtitle">Refused</p>
        <p className="outcome-words">{file.message}</p>
      </div>
    </div>
  );
}

function titleOf(records: readonly ImportRecord[], all: number): string {
  if (records.length === 0) return 'Nothing was imported';
  if (records.length < all) return `${records.length} of ${all} files imported`;
  return records.every(changedNothing) ? 'Nothing changed' : 'Import finished';
}

function Outcome({
  outcome,
  onInspect,
}: {
  readonly outcome: ImportOutcome;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  switch (outcome.status) {
    case 'failed':
      return (
        <ErrorNotice
          problem={{ title: `${visibleText(outcome.name)} was not imported`, error: outcome.error }}
        />
      );
    case 'cancelled':
      return (
        <div className="card outcome-row outcome-cancelled">
          <Icon name="close" />
          <h3>
            <RawText>{outcome.name}</RawText>
          </h3>
          <p className="subtitle">Cancelled. Nothing of this file was stored.</p>
        </div>
      );
    case 'imported':
      return <ImportedFile record={outcome.record} onInspect={onInspect} />;
  }
}

function ImportedFile({
  record,
  onInspect,
}: {
  readonly record: ImportRecord;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  const isAmber = isMuchRejected(record) || record.warnings.length > 0;
  const words = describeRecord(record);
  return (
    <div className={isAmber ? 'card outcome-row outcome-amber' : 'card outcome-row'}>
      <Icon name={isAmber ? 'alert' : 'check'} />
      <div className="file-name">
        <h3>
          <RawText>{record.file}</RawText>
        </h3>
        <p className="subtitle">
          {kindTitle(record.kind)} · {formatCounted(record.rows, 'row')} read
        </p>
        {words === undefined ? null : <p className="outcome-words">{words}</p>}
        {record.warnings.map(({ kind, text }) => (
          <p key={kind} className="outcome-words">
            {visibleText(text)}
          </p>
        ))}
      </div>
      <dl className="counts numbers">
        <Count label="New" value={record.added} />
        <Count label="Replaced" value={record.replaced} />
        <Count label="Unchanged" value={record.unchanged} />
        <Count label="Rejected" value={record.rejected} />
      </dl>
      <div className="outcome-more">
        {record.rejected > 0 ? (
          <Button aria-label={`Rejected rows of ${record.file}`} onPress={() => onInspect(record)}>
            Rejected rows
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className={value === 0 ? 'count is-none' : 'count'}>
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}
