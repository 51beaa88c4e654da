import './week-strip.css';
import { memo, type RefObject, useEffect, useState } from 'react';
import { type ReportTable, STRIP_HOURS } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { zoneOf } from './store-zone.ts';
import { describeStrip, type HourState, hourRuns, pathOf, runAt, stripOf } from './week-strip.ts';

const HEIGHT = 16;

/** Down stands tall, up is two thirds as high, what nobody observed is a thin line, and closed hours are left blank. */
const SHAPES = [
  ['up', 3, 10],
  ['down', 0, HEIGHT],
  ['unknown', 6, 4],
] as const satisfies readonly (readonly [HourState, number, number])[];

/** When a store was up, down and not observed in the 168 hours before as-of. */
export const WeekStrip = memo(function WeekStrip({
  strips,
  store,
}: {
  readonly strips: Uint8Array;
  readonly store: number;
}) {
  const strip = stripOf(strips, store);
  const runs = hourRuns(strip);
  return (
    <svg
      role="img"
      aria-label={describeStrip(strip)}
      className="week-strip"
      data-strip={store}
      viewBox={`0 0 ${STRIP_HOURS} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
    >
      {SHAPES.map(([state, top, height]) => (
        <path key={state} className={`strip-${state}`} d={pathOf(runs, state, top, height)} />
      ))}
    </svg>
  );
});

const MEANINGS: Readonly<Record<HourState, string>> = {
  up: 'Up',
  down: 'Down',
  unknown: 'Not observed',
  closed: 'Closed',
};

export function StripLegend() {
  return (
    <ul className="strip-legend" aria-label="What the week shows">
      {SHAPES.map(([state, top, height]) => (
        <li key={state}>
          <svg aria-hidden="true" viewBox={`0 0 14 ${HEIGHT}`} shapeRendering="crispEdges">
            <rect className={`strip-${state}`} width={14} y={top} height={height} />
          </svg>
          {MEANINGS[state]}
        </li>
      ))}
      <li>Blank: closed</li>
    </ul>
  );
}

type Tip = { readonly x: number; readonly y: number; readonly text: string };

/** Says when and what is under the pointer, for every strip inside the element. */
export function StripTip({
  within,
  table,
}: {
  readonly within: RefObject<HTMLElement | null>;
  readonly table: ReportTable;
}) {
  const times = useDataTimes();
  const [tip, setTip] = useState<Tip>();
  useEffect(() => {
    const stop = new AbortController();
    const show = ({ target, clientX }: PointerEvent) => {
      const svg = target instanceof Element ? target.closest<SVGElement>('[data-strip]') : null;
      const { details, record } = table;
      if (svg === null || details === undefined) return setTip(undefined);
      const { left, width, bottom } = svg.getBoundingClientRect();
      const store = Number(svg.dataset['strip']);
      const zone = zoneOf(table, store);
      const strip = stripOf(details.strips, store);
      const run = runAt(strip, (clientX - left) / width, record.asOf);
      if (run === undefined) return setTip(undefined);
      const text = `${MEANINGS[run.state]}: ${times.instantOf(zone, run.from)} to ${times.instantOf(zone, run.to)}`;
      setTip({ x: clientX, y: bottom, text });
    };
    within.current?.addEventListener('pointermove', show, stop);
    within.current?.addEventListener('pointerleave', () => setTip(undefined), stop);
    return () => stop.abort();
  });
  if (tip === undefined) return null;
  return (
    <div className="strip-tip numbers" aria-hidden="true" style={{ left: tip.x, top: tip.y }}>
      {tip.text}
    </div>
  );
}
