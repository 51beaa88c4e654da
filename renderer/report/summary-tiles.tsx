import { memo } from 'react';
import type { ReportSummary, WindowName } from '../../preload/contract.ts';
import { formatCount, formatCounted, formatFineShare, NOTHING_KNOWN } from '../format/numbers.ts';

const WINDOW_LABELS: Readonly<Record<WindowName, string>> = {
  hour: 'Uptime, last hour',
  day: 'Uptime, last day',
  week: 'Uptime, last week',
};

export const SummaryTiles = memo(function SummaryTiles({ summary }: { readonly summary: ReportSummary }) {
  const { stores, storesWithoutData, observed, windows } = summary;
  return (
    <section aria-label="Summary">
      <dl className="tiles">
        {windows.map(({ window, uptime, storesDown }) => (
          <Tile
            key={window}
            label={WINDOW_LABELS[window]}
            value={uptime}
            note={storesDown === 0 ? 'No downtime' : `${formatCounted(storesDown, 'store')} down`}
            isBad={storesDown > 0}
          />
        ))}
        <Tile label="Stores" value={formatCount(stores)} note="In this report" />
        <Tile label="No data" value={formatCount(storesWithoutData)} note="Stores, last week" />
        <Tile
          label="Time observed"
          value={observed === undefined ? NOTHING_KNOWN : formatFineShare(observed)}
          note="Of business time"
        />
      </dl>
    </section>
  );
});

function Tile({
  label,
  value,
  note,
  isBad = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly isBad?: boolean;
}) {
  return (
    <div className="tile">
      <dt>{label}</dt>
      <dd className="tile-value numbers">{value}</dd>
      <dd className={isBad ? 'tile-note tile-note-bad' : 'tile-note'}>{note}</dd>
    </div>
  );
}
