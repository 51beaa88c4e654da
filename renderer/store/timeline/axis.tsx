import type { LocalClock } from '../../format/local-clock.ts';
import { BAR_HEIGHT, BAR_TOP } from './marks.tsx';
import type { RowHours, TimelineRow } from './rows.ts';

const HOUR = 3_600_000;

export const AXIS_HEIGHT = 20;

/** The hours across all rows. */
export function HourLines({
  rowHours,
  x,
  bottom,
}: {
  readonly rowHours: RowHours;
  readonly x: (time: number) => number;
  readonly bottom: number;
}) {
  const hours = Array.from({ length: 9 }, (_, part) => (part * rowHours) / 8);
  return hours.map((hour) => (
    <g key={hour}>
      <line className="timeline-grid" x1={x(hour * HOUR)} x2={x(hour * HOUR)} y1={AXIS_HEIGHT} y2={bottom} />
      <text className="timeline-hour" x={x(hour * HOUR)} y={12}>
        {rowHours === 24 ? `${String(hour).padStart(2, '0')}:00` : `+${hour} h`}
      </text>
    </g>
  ));
}

/** The day of a row; where clocks change in it, how long it is, and the place from which the hours above are off. */
export function RowLabel({
  row: { start, end, isFirstOfDay },
  x,
  y,
  clock,
}: {
  readonly row: TimelineRow;
  readonly x: (time: number) => number;
  readonly y: number;
  readonly clock: LocalClock;
}) {
  const change = clock.changeWithin(start, end);
  return (
    <>
      <text className="timeline-day" x={0} y={y + 20}>
        {isFirstOfDay ? clock.day(start) : clock.time(start)}
        {change === undefined ? null : (
          <tspan className="timeline-change" x={0} dy={11}>
            {(end - start) / HOUR} h: {change.from} → {change.to}
          </tspan>
        )}
      </text>
      {change === undefined ? null : (
        <line
          className="timeline-change-line"
          x1={x(change.at - start)}
          x2={x(change.at - start)}
          y1={y + 2}
          y2={y + BAR_TOP + BAR_HEIGHT + 4}
        />
      )}
    </>
  );
}
