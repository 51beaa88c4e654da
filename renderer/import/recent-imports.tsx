import './recent-imports.css';
import type { ImportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { kindTitle } from '../components/file-kinds.ts';
import { RawText } from '../components/raw-text.tsx';
import { ShortHash } from '../components/short-hash.tsx';
import { formatBytes, formatCount, formatCounted } from '../format/numbers.ts';
import { formatOwnTime } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { FramedTable } from '../table/framed-table.tsx';
import { KeepForGood } from './keep-for-good.tsx';
import { UndoImport } from './undo-import.tsx';

export function RecentImports({
  records,
  inspected,
  onInspect,
}: {
  readonly records: readonly ImportRecord[];
  readonly inspected: ImportRecord | undefined;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  if (records.length === 0) return null;
  return (
    <section className="section" aria-labelledby="recent-heading">
      <div className="section-header">
        <h2 id="recent-heading">Recent imports</h2>
        <div className="actions">
          <UndoImport />
          <KeepForGood />
        </div>
      </div>
      <FramedTable label="Recent imports" className="recent-imports">
        <table aria-labelledby="recent-heading">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Kind</th>
              <th scope="col">Imported</th>
              <th scope="col" className="number">
                New
              </th>
              <th scope="col" className="number">
                Replaced
              </th>
              <th scope="col" className="number">
                Unchanged
              </th>
              <th scope="col" className="number">
                Rejected
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id} className={record.id === inspected?.id ? 'is-inspected' : undefined}>
                <th scope="row" title={`${visibleText(record.file)}, ${formatBytes(record.bytes)}`}>
                  <RawText>{record.file}</RawText>
                  {record.sample ? <span className="tag">Sample</span> : null}
                  <Warnings record={record} />
                </th>
                <td>{kindTitle(record.kind)}</td>
                <td className="numbers">{formatOwnTime(record.importedAt)}</td>
                <td className="number">{formatCount(record.added)}</td>
                <td className="number">{formatCount(record.replaced)}</td>
                <td className="number">{formatCount(record.unchanged)}</td>
                <td className="number">
                  <Rejected record={record} onInspect={onInspect} />
                </td>
                <td>
                  <ShortHash sha256={record.sha256} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </FramedTable>
    </section>
  );
}

/** What the import warned of, for as long as it is listed. */
function Warnings({ record: { warnings } }: { readonly record: ImportRecord }) {
  if (warnings.length === 0) return null;
  return (
    <details className="recent-warnings">
      <summary>{formatCounted(warnings.length, 'warning')}</summary>
      {warnings.map(({ kind, text }) => (
        <p key={kind}>{visibleText(text)}</p>
      ))}
    </details>
  );
}

function Rejected({
  record,
  onInspect,
}: {
  readonly record: ImportRecord;
  readonly onInspect: (record: ImportRecord) => void;
}) {
  if (record.rejected === 0) return '0';
  const label = `${formatCount(record.rejected)} rejected rows of ${record.file}`;
  return (
    <Button look="quiet" aria-label={label} onPress={() => onInspect(record)}>
      {formatCount(record.rejected)}
    </Button>
  );
}
