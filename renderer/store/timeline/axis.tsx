import type { ClockChange, LocalClock } from '../../format/local-clock.ts';
import { BAR_HEIGHT, BAR_TOP } from './marks.tsx';
import { placeOn, type RowHours, type TimelineRow } from './rows.ts';

const HOUR = 3_600_000;

export const AXIS_HEIGHT = 20;
const AS_OF_WIDTH = 40;
/** Of the two that tell of a day on which clocks change. */
const LINE = 13;

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

/** The moment up to which the report tells, in its row. */
export function AsOfLine({
  x,
  y,
  width,
}: {
  readonly x: number;
  readonly y: number;
  /** Of the whole picture: where there is no room for the words, the line stands alone. */
  readonly width: number;
}) {
  return (
    <>
      <line className="timeline-as-of" x1={x} x2={x} y1={y + BAR_TOP - 4} y2={y + BAR_TOP + BAR_HEIGHT + 4} />
      {x + AS_OF_WIDTH > width ? null : (
        <text className="timeline-as-of-label" x={x + 5} y={y + BAR_TOP + BAR_HEIGHT - 4}>
          as of
        </text>
      )}
    </>
  );
}

/** The day of a row; where clocks change in it, how long it is and where they do. */
export function RowLabel({
  row,
  x,
  y,
  clock,
}: {
  readonly row: TimelineRow;
  readonly x: (time: number) => number;
  readonly y: number;
  readonly clock: LocalClock;
}) {
  const { start, end, isFirstOfDay, change } = row;
  const baseline = y + BAR_TOP + BAR_HEIGHT / 2 + 4;
  return (
    <>
      <text className="timeline-day" x={0} y={change === undefined ? baseline : baseline - LINE / 2}>
        {isFirstOfDay ? clock.day(start) : clock.time(start)}
        {change === undefined ? null : (
          <tspan className="timeline-change" x={0} dy={LINE}>
            <title>{changeWords(change, (end - start) / HOUR)}</title>
            clocks {change.by > 0 ? 'ahead' : 'back'}: {(end - start) / HOUR} h
          </tspan>
        )}
      </text>
      {change === undefined ? null : (
        <line
          className="timeline-change-line"
          x1={x(placeOn(row, change.at))}
          x2={x(placeOn(row, change.at))}
          y1={y + 2}
          y2={y + BAR_TOP + BAR_HEIGHT + 4}
        />
      )}
    </>
  );
}

/** "The clocks went back from 02:00 to 01:00: 25 hours in this row." */
const changeWords = ({ by, from, to }: ClockChange, hours: number): string =>
  `The clocks went ${by > 0 ? 'ahead' : 'back'} from ${from} to ${to}: ${hours} hours in this row.`;
