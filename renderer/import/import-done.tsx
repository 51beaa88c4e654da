import './import-done.css';
import type { RefObject } from 'react';
import type { ImportOutcome, ImportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icon.tsx';
import { formatCount } from '../format/numbers.ts';
import { importedRecords } from './import-flow.ts';
import { kindTitle } from './kinds.ts';

export function ImportDone({
  outcomes,
  heading,
  onCreateReport,
  onDismiss,
  onInspect,
}: {
  readonly outcomes: readonly ImportOutcome[];
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onCreateReport: () => void;
  readonly onDismiss: () => void;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  const imported = importedRecords(outcomes).length;
  return (
    <section className="section" aria-labelledby="done-heading">
      <div className="section-header">
        <h2 id="done-heading" ref={heading} tabIndex={-1}>
          {titleOf(imported, outcomes.length)}
        </h2>
        <div className="actions">
          <Button look="quiet" onPress={onDismiss}>
            Close
          </Button>
          {imported > 0 ? (
            <Button look="primary" onPress={onCreateReport}>
              Create report
            </Button>
          ) : null}
        </div>
      </div>
      <ul className="outcomes">
        {outcomes.map((outcome) => (
          <li key={outcome.name} className="outcome">
            <Outcome outcome={outcome} onInspect={onInspect} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf(imported: number, all: number): string {
  if (imported === 0) return 'Nothing was imported';
  if (imported < all) return `${imported} of ${all} files imported`;
  return 'Import finished';
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
      return <ErrorNotice problem={{ title: `${outcome.name} was not imported`, error: outcome.error }} />;
    case 'cancelled':
      return (
        <div className="card outcome-row outcome-cancelled">
          <Icon name="close" />
          <h3>{outcome.name}</h3>
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
  return (
    <div className="card outcome-row">
      <Icon name="check" />
      <div className="file-name">
        <h3>{record.file}</h3>
        <p className="subtitle">{kindTitle(record.kind)}</p>
      </div>
      <dl className="counts numbers">
        <Count label="Accepted" value={record.accepted} />
        <Count label="Replaced" value={record.replaced} />
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
    <div>
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}
