import './recent-imports.css';
import type { ImportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { formatBytes, formatCount } from '../format/numbers.ts';
import { formatInstant } from '../format/times.ts';
import { kindTitle } from './kinds.ts';
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
        <UndoImport />
      </div>
      <div className="recent">
        <table aria-labelledby="recent-heading">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Kind</th>
              <th scope="col">Imported</th>
              <th scope="col" className="number">
                Accepted
              </th>
              <th scope="col" className="number">
                Replaced
              </th>
              <th scope="col" className="number">
                Rejected
              </th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id} className={record.id === inspected?.id ? 'is-inspected' : undefined}>
                <th scope="row" title={`${record.file}, ${formatBytes(record.bytes)}`}>
                  {record.file}
                  {record.sample ? <span className="tag">Sample</span> : null}
                </th>
                <td>{kindTitle(record.kind)}</td>
                <td className="numbers">{formatInstant(record.importedAt)}</td>
                <td className="number">{formatCount(record.accepted)}</td>
                <td className="number">{formatCount(record.replaced)}</td>
                <td className="number">
                  <Rejected record={record} onInspect={onInspect} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
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
