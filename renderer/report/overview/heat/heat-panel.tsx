import './heat.css';
import { useMemo } from 'react';
import type { ReportOverview, ReportRecord } from '../../../../preload/contract.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { formatPart } from '../../../format/numbers.ts';
import { useDoors } from '../../shared/doors.ts';
import { Panel } from '../panel.tsx';
import { weekdaysOf } from './heat-days.ts';
import { emptyWords, type HeatScale, heatCells, heatScale, LESS, MORE, nameOfCell } from './heat-scale.ts';
import { HeatMark } from './heat-square.tsx';
import { HeatTable } from './heat-table.tsx';
import { Heatmap } from './heatmap.tsx';

/** When in the week stores are down, by their own clocks: more than usual, or less. */
export function HeatPanel({
  record,
  heatmap,
  note,
}: {
  readonly record: ReportRecord;
  /** `undefined` where it is not known, or not yet: `note` says why. */
  readonly heatmap: ReportOverview['heatmap'] | undefined;
  /** Of which stores it is, where that is not as everywhere else; why it is not known. */
  readonly note: string | undefined;
}) {
  if (heatmap !== undefined) return <KnownHeat record={record} heatmap={heatmap} note={note} />;
  return (
    <Panel area="heat" title={TITLE}>
      <p className="heat-awaited" role="status">
        {note}
      </p>
    </Panel>
  );
}

const TITLE = 'When stores are down';

function KnownHeat({
  record,
  heatmap,
  note,
}: {
  readonly record: ReportRecord;
  readonly heatmap: ReportOverview['heatmap'];
  readonly note: string | undefined;
}) {
  const cells = useMemo(() => heatCells(heatmap, weekdaysOf(record)), [heatmap, record]);
  const scale = useMemo(() => heatScale(cells), [cells]);
  const { toOutages } = useDoors();
  return (
    <Panel area="heat" title={TITLE} note={noteOf(scale)}>
      <Heatmap cells={cells} scale={scale} onOpen={(hour) => toOutages({ hour })} />
      <Legend
        scale={scale}
        hasClosed={cells.some(({ business, isIn }) => business === 0 && isIn)}
        isWhole={cells.every(({ isIn }) => isIn)}
        isObservedKnown={heatmap.unknown !== undefined}
      />
      {note === undefined ? null : <p role="status">{note}</p>}
      <Disclosure summary="Hours of the week as a table" look="panel-details">
        <HeatTable cells={cells} usual={scale.usual} />
      </Disclosure>
    </Panel>
  );
}

const noteOf = ({ usual, highest }: HeatScale): string =>
  highest === undefined
    ? 'by their own clocks'
    : `by their own clocks; usually ${formatPart(usual)} of observed time`;

function Legend({
  scale: { usual, farthestFrom, highest },
  hasClosed,
  isWhole,
  isObservedKnown,
}: {
  readonly scale: HeatScale;
  readonly hasClosed: boolean;
  /** The report has time on every weekday. */
  readonly isWhole: boolean;
  /** The report knows when nobody observed. */
  readonly isObservedKnown: boolean;
}) {
  return (
    <div className="heat-legend">
      <ul aria-label="Colours of the hours">
        {highest === undefined ? null : (
          <li>
            {LESS.map((level) => (
              <HeatMark key={level} look={{ kind: 'observed', level, part: 1 }} />
            ))}
            Down less than usual
          </li>
        )}
        <li>
          <HeatMark look={{ kind: 'observed', level: 0, part: 1 }} />
          {highest === undefined ? 'No downtime' : 'About as usual'}
        </li>
        {highest === undefined ? null : (
          <li>
            {MORE.map((level) => (
              <HeatMark key={level} look={{ kind: 'observed', level, part: 1 }} />
            ))}
            More than usual; the strongest colour from {formatPart(Math.min(1, farthestFrom))} down
          </li>
        )}
        {isObservedKnown ? (
          <li>
            <HeatMark look={{ kind: 'unobserved' }} />
            Not observed
          </li>
        ) : null}
        {hasClosed ? (
          <li>
            <HeatMark look={{ kind: 'closed' }} />
            {emptyWords({ isIn: true })}
          </li>
        ) : null}
        {isWhole ? null : <li>Blank: {emptyWords({ isIn: false }).toLowerCase()}</li>}
      </ul>
      <p className="hint">
        {Number.isNaN(usual)
          ? 'Nothing was observed.'
          : highest === undefined
            ? 'No poll found a store down.'
            : `Highest: ${formatPart(highest.share)}, ${nameOfCell(highest)}.`}{' '}
        {isObservedKnown
          ? 'A square is filled as far as its hour was observed.'
          : 'This report does not say which time was not observed: it counts here as not down.'}
      </p>
    </div>
  );
}
