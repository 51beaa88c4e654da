import './heat.css';
import { useMemo } from 'react';
import type { ReportOverview } from '../../../../preload/contract.ts';
import { Panel } from '../panel.tsx';
import { formatPart } from '../words.ts';
import { type HeatScale, heatCells, heatScale, LEVELS, nameOfCell } from './heat-scale.ts';
import { HeatMark } from './heat-square.tsx';
import { HeatTable } from './heat-table.tsx';
import { Heatmap } from './heatmap.tsx';

/** When in the week stores are down, by their own clocks. */
export function HeatPanel({ heatmap }: { readonly heatmap: ReportOverview['heatmap'] }) {
  const cells = useMemo(() => heatCells(heatmap), [heatmap]);
  const scale = useMemo(() => heatScale(cells), [cells]);
  return (
    <Panel area="heat" title="When stores are down, by their own time">
      <Heatmap cells={cells} scale={scale} />
      <Legend scale={scale} />
      <details className="panel-details">
        <summary>Hours of the week as a table</summary>
        <HeatTable cells={cells} />
      </details>
    </Panel>
  );
}

function Legend({ scale: { darkestFrom, highest } }: { readonly scale: HeatScale }) {
  return (
    <div className="heat-legend">
      <ul aria-label="Share of business time down">
        <li>
          <HeatMark level={0} />
          None
        </li>
        {highest === undefined || darkestFrom === undefined ? null : (
          <li>
            {LEVELS.map((level) => (
              <HeatMark key={level} level={level} />
            ))}
            {formatPart(darkestFrom)} of business time or more
          </li>
        )}
        <li>
          <HeatMark level={undefined} />
          No store open
        </li>
      </ul>
      <p className="hint">
        {highest === undefined
          ? 'No poll found a store down.'
          : `The most: ${formatPart(highest.share)}, ${nameOfCell(highest)}. The scale ends where one hour in twenty goes beyond it, so that a single bad hour does not pale the others.`}{' '}
        Time that nobody observed counts as business time, not as down.
      </p>
    </div>
  );
}
