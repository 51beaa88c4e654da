import './heat.css';
import { useId, useMemo } from 'react';
import type { ReportOverview } from '../../../../preload/contract.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { formatPart } from '../../../format/numbers.ts';
import { useDoors } from '../../shared/doors.ts';
import { Panel } from '../panel.tsx';
import {
  type HeatCell,
  type HeatScale,
  heatCells,
  heatScale,
  knownShare,
  LEVELS,
  nameOfCell,
} from './heat-scale.ts';
import { HeatMark } from './heat-square.tsx';
import { HeatTable } from './heat-table.tsx';
import { Heatmap } from './heatmap.tsx';

/** When in the week stores are down, by their own clocks. */
export function HeatPanel({
  heatmap,
  note,
}: {
  readonly heatmap: ReportOverview['heatmap'];
  /** Of which stores it is, where that is not as everywhere else. */
  readonly note: string | undefined;
}) {
  const cells = useMemo(() => heatCells(heatmap), [heatmap]);
  const scale = useMemo(() => heatScale(cells), [cells]);
  const pattern = useId();
  const { toOutages } = useDoors();
  return (
    <Panel area="heat" title="When stores are down" note="by their own clocks">
      <Heatmap cells={cells} scale={scale} pattern={pattern} onOpen={(hour) => toOutages({ hour })} />
      <Legend cells={cells} scale={scale} unobserved={heatmap.unknown === undefined ? undefined : pattern} />
      {note === undefined ? null : <p role="status">{note}</p>}
      <Disclosure summary="Hours of the week as a table" look="panel-details">
        <HeatTable cells={cells} />
      </Disclosure>
    </Panel>
  );
}

function Legend({
  cells,
  scale: { darkestFrom, highest },
  unobserved,
}: {
  readonly cells: readonly HeatCell[];
  readonly scale: HeatScale;
  /** Its pattern; `undefined` where the report does not know when nobody observed. */
  readonly unobserved: string | undefined;
}) {
  return (
    <div className="heat-legend">
      <ul aria-label="Share of business time down">
        <li>
          <HeatMark look={{ level: 0, unobserved: 0 }} />
          None
        </li>
        {highest === undefined || darkestFrom === undefined ? null : (
          <li>
            {LEVELS.map((level) => (
              <HeatMark key={level} look={{ level, unobserved: 0 }} />
            ))}
            {formatPart(darkestFrom)} of business time or more
          </li>
        )}
        <li>
          <HeatMark look={{ level: undefined, unobserved: 0 }} />
          No store open
        </li>
        {unobserved === undefined ? null : (
          <li>
            <HeatMark look={{ level: 0, unobserved: 1 }} pattern={unobserved} />
            Not observed
          </li>
        )}
      </ul>
      <p className="hint">
        {highest === undefined
          ? cells.every((cell) => Number.isNaN(knownShare(cell)))
            ? 'Nothing was observed.'
            : 'No poll found a store down.'
          : `The most: ${formatPart(highest.share)}, ${nameOfCell(highest)}. The scale ends where one hour in twenty goes beyond it, so that a single bad hour does not pale the others.`}{' '}
        {unobserved === undefined
          ? 'Time that nobody observed counts as business time, not as down; this report does not say when that was.'
          : 'A square is dotted from below as far as its business time was not observed: neither up nor down.'}
      </p>
    </div>
  );
}
