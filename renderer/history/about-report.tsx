import type { Method, PeriodName, ReportImport, ReportRecord, Result } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { kindTitle } from '../components/file-kinds.ts';
import { RawText } from '../components/raw-text.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { METHODS } from '../format/methods.ts';
import { formatBytes, formatPart, formatPercent, NOTHING_KNOWN } from '../format/numbers.ts';
import { reportName } from '../format/report-name.ts';
import { formatOwnTime } from '../format/times.ts';
import { inWindow } from '../format/windows.ts';
import { FramedTable } from '../table/framed-table.tsx';

const WINDOWS: readonly PeriodName[] = ['hour', 'day', 'week', 'period'];

const CHOICES = { latest: 'the latest poll', now: 'the time it was created', instant: 'a chosen time' };

/** One report in more than its row: its uptime by both methods, and the imports it was made from. */
export function AboutReport({ record }: { readonly record: ReportRecord }) {
  const times = useDataTimes();
  // Known once it is complete; one that is running may be selected.
  const imports = useQuery('madeFrom', record.state === 'Complete' ? record.id : undefined).result;
  const { fleet, asOfChoice } = record;
  return (
    <section className="about-report" aria-labelledby="about-report-heading">
      <h2 id="about-report-heading">
        <bdi>{reportName(record, times.instant)}</bdi>
      </h2>
      <p>
        As of {times.instant(record.asOf)}
        {asOfChoice === undefined ? '' : `, ${CHOICES[asOfChoice]}`}.
        {record.state === 'Failed' ? ` ${record.error.message}` : ''}
        {record.fromUndone ? ' It was made from data since undone.' : ''}
      </p>
      {fleet === undefined ? null : (
        <ul className="about-uptimes">
          {METHODS.map(({ value, label }) => (
            <li key={value}>
              {label}: {uptimes(fleet[value])}
            </li>
          ))}
          {fleet.observed === undefined ? null : <li>Observed: {observedWords(fleet.observed)}</li>}
        </ul>
      )}
      <MadeFrom imports={imports} />
    </section>
  );
}

const uptimes = (fleet: NonNullable<ReportRecord['fleet']>[Method]): string =>
  WINDOWS.filter((window) => fleet[window] !== undefined)
    .map((window) => {
      const percent = fleet[window] ?? null;
      return `${percent === null ? NOTHING_KNOWN : `${formatPercent(percent)}%`} up ${inWindow(window)}`;
    })
    .join(', ');

const observedWords = (observed: NonNullable<NonNullable<ReportRecord['fleet']>['observed']>): string =>
  WINDOWS.flatMap((window) => {
    const share = observed[window];
    return share === undefined ? [] : `${formatPart(share ?? Number.NaN)} ${inWindow(window)}`;
  }).join(', ');

function MadeFrom({
  imports,
}: {
  readonly imports: Result<readonly ReportImport[] | undefined> | undefined;
}) {
  if (imports === undefined) return null;
  if (!imports.ok) return <p role="alert">{imports.error.message}</p>;
  if (imports.value === undefined) {
    return <p className="hint">What this report was made from is not known.</p>;
  }
  return (
    <FramedTable label="Made from">
      <table aria-label="Made from">
        <thead>
          <tr>
            <th scope="col">Made from</th>
            <th scope="col">Kind</th>
            <th scope="col">Imported</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">SHA-256 of the file</th>
          </tr>
        </thead>
        <tbody>
          {imports.value.toReversed().map((one) => (
            <tr key={`${one.id} ${one.importedAt}`}>
              <th scope="row">
                <RawText>{one.file}</RawText>
                {one.sample ? <span className="tag">Sample</span> : null}
                {one.undone ? <span className="tag">Undone since</span> : null}
              </th>
              <td>{kindTitle(one.kind)}</td>
              <td className="numbers">{formatOwnTime(one.importedAt)}</td>
              <td className="number">{one.bytes === 0 ? NOTHING_KNOWN : formatBytes(one.bytes)}</td>
              <td>{one.sha256 === undefined ? NOTHING_KNOWN : <code>{one.sha256}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FramedTable>
  );
}
