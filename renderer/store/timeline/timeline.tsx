import './timeline.css';
import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { StoreEvidence } from '../../../preload/contract.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { LocalClock } from '../local-clock.ts';
import { itemsOf, STATE_WORDS, type TimelineItem } from './items.ts';
import { Pieces, PollMark } from './marks.tsx';
import { cutPieces, cutRows, ROW_HOURS, type RowHours, rowOf, type TimelineRow } from './rows.ts';
import { useWidth } from './use-width.ts';

const HOUR = 3_600_000;
const LABEL_WIDTH = 104;
const RIGHT_MARGIN = 12;
const ROW_HEIGHT = 34;
const AXIS_HEIGHT = 20;

const ROW_CHOICES = ROW_HOURS.map((hours) => ({ value: String(hours), label: `${hours} hours` }));

/** The week of a store, a row a local day: openings, their state, and every poll; read by mouse and by keys. */
export function Timeline({
  evidence,
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: LocalClock;
}) {
  const id = useId();
  const [rowHours, setRowHours] = useState<RowHours>(24);
  const [active, setActive] = useState<number>();
  const { ref, width } = useWidth();
  const items = useMemo(() => itemsOf(evidence, clock), [evidence, clock]);
  const rows = useMemo(() => cutRows(evidence.days, rowHours), [evidence, rowHours]);
  const longest = Math.max(rowHours * HOUR, ...rows.map(({ start, end }) => end - start));
  const x = scaleLinear([0, longest], [LABEL_WIDTH, Math.max(LABEL_WIDTH + 100, width - RIGHT_MARGIN)]);
  const y = (row: number) => AXIS_HEIGHT + row * ROW_HEIGHT;
  const current = active === undefined ? undefined : items[active];

  function onKeyDown(event: KeyboardEvent) {
    const last = items.length - 1;
    const next = {
      ArrowRight: Math.min(last, (active ?? -1) + 1),
      ArrowLeft: Math.max(0, (active ?? last + 1) - 1),
      ArrowDown: items.findIndex(({ from }) => from >= (current?.from ?? 0) + rowHours * HOUR),
      ArrowUp: items.findLastIndex(({ from }) => from <= (current?.from ?? 0) - rowHours * HOUR),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || event.altKey) return;
    event.preventDefault();
    if (next >= 0) setActive(next);
  }

  const itemAt = (kind: TimelineItem['kind'], place: number) =>
    items.findIndex((item) => item.kind === kind && item.place === place);
  const optionOf = (kind: TimelineItem['kind'], place: number) => {
    const item = itemAt(kind, place);
    return {
      id: `${id}-${items[item]?.key}`,
      label: items[item]?.text ?? '',
      isActive: item === active,
      onPoint: () => setActive(item),
    };
  };

  return (
    <figure aria-label="Timeline" className="timeline">
      <div className="timeline-head">
        <Legend hasClosures={evidence.closures.length > 0} />
        <Segmented
          label="Hours a row"
          choices={ROW_CHOICES}
          value={String(rowHours)}
          onChange={(hours) => setRowHours(ROW_HOURS.find((one) => String(one) === hours) ?? 24)}
        />
      </div>
      <div
        ref={ref}
        role="listbox"
        aria-label="The week, moment by moment"
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
        tabIndex={0}
        className="timeline-picture"
        onKeyDown={onKeyDown}
      >
        <svg role="presentation" width="100%" height={y(rows.length) + 4}>
          <Patterns id={id} />
          <g>
            {hoursOf(rowHours).map((hour) => (
              <line
                key={hour}
                className="timeline-grid"
                x1={x(hour * HOUR)}
                x2={x(hour * HOUR)}
                y1={AXIS_HEIGHT}
                y2={y(rows.length)}
              />
            ))}
            {hoursOf(rowHours).map((hour) => (
              <text key={hour} className="timeline-hour" x={x(hour * HOUR)} y={12}>
                {rowHours === 24 ? `${String(hour).padStart(2, '0')}:00` : `+${hour} h`}
              </text>
            ))}
            {rows.map((row, place) => (
              <RowLabel key={row.start} row={row} y={y(place)} clock={clock} rowHours={rowHours} />
            ))}
          </g>
          <Pieces
            pieces={cutPieces(rows, evidence.closures)}
            x={x}
            y={y}
            lookOf={() => ({ className: 'timeline-closure', fill: `url(#${id}-closed)` })}
            optionOf={(place) => optionOf('closure', place)}
          />
          <Pieces
            pieces={cutPieces(rows, evidence.stretches)}
            x={x}
            y={y}
            lookOf={({ state }) => ({ className: `is-${state}`, fill: `url(#${id}-${state})` })}
            optionOf={(place) => optionOf('stretch', place)}
          />
          {evidence.polls.map(({ at, active: isUp, shares }, place) => {
            const row = rowOf(rows, at);
            const start = rows[row]?.start;
            if (start === undefined) return null;
            return (
              <PollMark
                key={at}
                x={x(at - start)}
                y={y(row)}
                look={shares.week.kind === 'outside-hours' ? 'outside' : isUp ? 'up' : 'down'}
                {...optionOf('poll', place)}
              />
            );
          })}
        </svg>
      </div>
      <output className="timeline-reading">
        {current?.text ??
          'Point at the timeline, or move along it with the arrow keys, to read what it shows.'}
      </output>
    </figure>
  );
}

const hoursOf = (rowHours: RowHours) => Array.from({ length: 9 }, (_, part) => (part * rowHours) / 8);

/** The day, and its length where clocks change. */
function RowLabel({
  row: { start, end, isFirstOfDay },
  y,
  clock,
  rowHours,
}: {
  readonly row: TimelineRow;
  readonly y: number;
  readonly clock: LocalClock;
  readonly rowHours: RowHours;
}) {
  const hours = (end - start) / HOUR;
  const changes = clock.offsetAt(start) !== clock.offsetAt(end);
  return (
    <text className="timeline-day" x={0} y={y + 20}>
      {isFirstOfDay ? clock.day(start) : clock.time(start).slice(0, 5)}
      {changes ? (
        <tspan className="timeline-change" x={0} dy={10}>
          {rowHours === 24 ? `${hours} hours: clocks change` : 'clocks change'}
        </tspan>
      ) : null}
    </text>
  );
}

function Legend({ hasClosures }: { readonly hasClosures: boolean }) {
  return (
    <ul className="timeline-legend" aria-label="Legend">
      {(['up', 'down', 'unknown'] as const).map((state) => (
        <li key={state}>
          <span className={`legend-mark is-${state}`} aria-hidden="true" />
          {STATE_WORDS[state]}
        </li>
      ))}
      <li>
        <svg width="10" height="12" aria-hidden="true">
          <PollMark x={5} y={3} look="up" />
        </svg>
        Poll, active
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <PollMark x={6} y={3} look="down" />
        </svg>
        Poll, inactive
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <PollMark x={6} y={3} look="outside" />
        </svg>
        Poll while closed
      </li>
      {hasClosures ? (
        <li>
          <span className="legend-mark is-closed" aria-hidden="true" />
          Closure
        </li>
      ) : null}
    </ul>
  );
}

/** States are told by pattern as well as by colour. */
function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-up`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-up" />
      </pattern>
      <pattern
        id={`${id}-down`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className="fill-down" />
        <rect width="2" height="6" className="fill-stripe" />
      </pattern>
      <pattern id={`${id}-unknown`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-unknown" />
        <circle cx="3" cy="3" r="0.9" className="fill-dot" />
      </pattern>
      <pattern id={`${id}-closed`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 8 L8 0 M0 0 L8 8" className="stroke-closed" />
      </pattern>
    </defs>
  );
}
