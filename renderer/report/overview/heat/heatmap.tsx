import { scaleBand } from 'd3-scale';
import { type KeyboardEvent, useId, useState } from 'react';
import { useWidth } from '../../../components/use-width.ts';
import { DAYS, HOURS } from '../../shared/hour-of-week.ts';
import { describeCell, type HeatCell, type HeatScale, nameOfCell } from './heat-scale.ts';
import { HeatSquare, lookOf } from './heat-square.tsx';

const LEFT = 38;
const TOP = 18;
const CELL_HEIGHT = 26;
const HEIGHT = TOP + DAYS.length * CELL_HEIGHT;

/** The hours of the week, a row a day; read by pointing or by the arrow keys. */
export function Heatmap({
  cells,
  scale,
  onOpen,
}: {
  readonly cells: readonly HeatCell[];
  readonly scale: HeatScale;
  /** Shows the outages of an hour of the week. */
  readonly onOpen: (hourOfWeek: number) => void;
}) {
  const id = useId();
  const { ref, width } = useWidth();
  const [active, setActive] = useState<number>();
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  const x = scaleBand(hours, [LEFT, Math.max(LEFT + 120, width)]).paddingInner(0.08);
  const y = scaleBand([...DAYS.keys()], [TOP, HEIGHT]).paddingInner(0.1);
  const current = active === undefined ? undefined : cells[active];

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && current !== undefined && leadsOn(current)) onOpen(placeOf(current));
    const to = moved(active, event.key);
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    setActive(to);
  }

  return (
    <figure className="heat" aria-label="Heatmap">
      <div
        ref={ref}
        role="listbox"
        aria-label="Hours of the week"
        aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
        tabIndex={0}
        className="heat-picture"
        onKeyDown={onKeyDown}
        // What was only passed over is not where the keys begin.
        onPointerLeave={() => {
          if (document.activeElement !== ref.current) setActive(undefined);
        }}
      >
        <svg role="presentation" width="100%" height={HEIGHT}>
          {hours
            .filter((hour) => hour % (width < 420 ? 6 : 3) === 0)
            .map((hour) => (
              <text key={hour} className="heat-hour" x={x(hour)} y={11}>
                {String(hour).padStart(2, '0')}
              </text>
            ))}
          {DAYS.map((day, row) => (
            <text key={day} className="heat-day" x={0} y={(y(row) ?? 0) + y.bandwidth() / 2 + 4}>
              {day.slice(0, 3)}
            </text>
          ))}
          {(width === 0 ? [] : cells).map((cell, place) => (
            <g
              key={nameOfCell(cell)}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === active}
              aria-label={describeCell(cell, scale)}
              className={leadsOn(cell) ? 'leads-on' : ''}
              onPointerEnter={() => setActive(place)}
              {...(leadsOn(cell) ? { onClick: () => onOpen(place) } : {})}
            >
              <HeatSquare
                x={x(cell.hour) ?? 0}
                y={y(cell.day) ?? 0}
                width={x.bandwidth()}
                height={y.bandwidth()}
                look={lookOf(cell, scale)}
              />
            </g>
          ))}
          {current === undefined ? null : (
            <rect
              className="heat-active"
              x={(x(current.hour) ?? 0) - 1}
              y={(y(current.day) ?? 0) - 1}
              width={x.bandwidth() + 2}
              height={y.bandwidth() + 2}
            />
          )}
        </svg>
      </div>
      <output className="heat-reading">
        {current === undefined
          ? 'Point at an hour, or move with the arrow keys, to read it.'
          : `${describeCell(current, scale)}.${leadsOn(current) ? ' Press Enter or click to see its outages.' : ''}`}
      </output>
    </figure>
  );
}

/** Where nothing was down, there are no outages to show. */
const leadsOn = ({ down }: HeatCell) => down > 0;
const placeOf = ({ day, hour }: HeatCell) => day * HOURS + hour;

const LAST = DAYS.length * HOURS - 1;

/** The cell that a key leads to from the one at hand, or from the first. */
function moved(active: number | undefined, key: string): number | undefined {
  const at = active ?? 0;
  const row = at - (at % HOURS);
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - HOURS,
    ArrowDown: at + HOURS,
    Home: row,
    End: row + HOURS - 1,
  }[key];
  if (to === undefined) return undefined;
  if (active === undefined) return 0;
  return to < 0 || to > LAST ? at : to;
}
