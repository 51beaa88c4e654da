import './trend.css';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { type KeyboardEvent, useId, useState } from 'react';
import { type Clarity, isRarelyObserved, type Step } from '../../preload/contract.ts';
import { useWidth } from '../components/use-width.ts';
import { formatPart, formatPercent } from '../format/numbers.ts';
import { changedFrom } from './changed.ts';
import { uptimeAxis } from './uptime-axis.ts';

export type TrendSeries = {
  readonly label: string;
  readonly look: 'fleet' | 'group';
  /** In percent, one a point; NaN where nothing is known, which leaves a gap as what was hardly observed does. */
  readonly uptimes: readonly number[];
  /** The share of business time observed in each, 0 to 1. */
  readonly observed: readonly number[];
  /** What can be said of the change from the point before, where that is known; of weeks alone. */
  readonly changes?: readonly (Clarity | undefined)[];
};

/** A point of time of a trend: a week, or a part of a period. */
export type TrendPoint = {
  readonly key: number;
  /** What stands under it; empty where polls do not reach it. */
  readonly label: string;
  /** How it is read out: "Week up to Jan 25, 2023, 18:13 UTC" */
  readonly when: string;
};

const HEIGHT = 190;
const LEFT = 58;
/** Half of a date, which stands under the last point. */
const RIGHT = 42;
const TOP = 10;
const BOTTOM = 24;
const LABEL_ROOM = 92;

/** Uptime over time as lines, read by pointing or by the arrow keys. */
export function TrendChart({
  points,
  unit,
  series,
  onOpen,
}: {
  readonly points: readonly TrendPoint[];
  /** What each point is of. */
  readonly unit: Step;
  readonly series: readonly TrendSeries[];
  /** Shows the numbers of a point, known by its key. */
  readonly onOpen?: (key: number) => void;
}) {
  const id = useId();
  const { ref, width } = useWidth();
  const [active, setActive] = useState<number>();
  const places = points.map((_, place) => place);
  const x = scalePoint(places, [LEFT, Math.max(LEFT + 100, width - RIGHT)]).padding(0.2);
  const axis = uptimeAxis(series.flatMap(({ uptimes }) => uptimes));
  const y = scaleLinear(axis.domain, [HEIGHT - BOTTOM, TOP]);
  const xOf = (place: number) => x(place) ?? 0;
  const everyNth = Math.max(1, Math.ceil(LABEL_ROOM / Math.max(1, x.step())));
  const readings = points.map(({ when }, place) => {
    const what = series.map(
      ({ label, uptimes, observed, changes }) =>
        `${label}: ${describe(uptimes[place] ?? Number.NaN, observed[place] ?? Number.NaN)}${describeChange(changes?.[place])}`,
    );
    return `${when === '' ? '' : `${when}. `}${what.join('. ')}.`;
  });

  const hasHollow = series.some(({ uptimes, observed }) =>
    uptimes.some((percent, place) => !Number.isNaN(percent) && isRarelyObserved(observed[place] ?? 0)),
  );
  const looks = new Set(series.flatMap(({ changes = [] }) => changes.map((one) => changedFrom(one)?.look)));
  const told = LEGEND.filter(({ look }) => looks.has(look));
  const open = (place: number | undefined) => {
    const point = place === undefined ? undefined : points[place];
    if (point !== undefined && point.when !== '') onOpen?.(point.key);
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') open(active);
    const last = points.length - 1;
    const next = {
      ArrowLeft: Math.max(0, (active ?? last + 1) - 1),
      ArrowRight: Math.min(last, (active ?? -1) + 1),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || event.altKey) return;
    event.preventDefault();
    setActive(next);
  }

  return (
    <figure className="trend" aria-label="Trend">
      {series.length > 1 || hasHollow || told.length > 0 ? (
        <ul className="trend-legend" aria-label="Lines and points">
          {series.map(({ label, look }) => (
            <li key={look}>
              <svg width="22" height="8" aria-hidden="true">
                <line className={`trend-line is-${look}`} x1="0" x2="22" y1="4" y2="4" />
              </svg>
              {label}
            </li>
          ))}
          {told.map(({ look, words }) => (
            <li key={look}>
              <svg width="12" height="12" aria-hidden="true">
                <circle className={`trend-dot is-fleet ${look}`} cx="6" cy="6" r="3.5" />
              </svg>
              {words}
            </li>
          ))}
          {hasHollow ? (
            <li>
              <svg width="12" height="12" aria-hidden="true">
                <circle className="trend-dot is-fleet is-hollow" cx="6" cy="6" r="3.5" />
              </svg>
              Less than half was observed
            </li>
          ) : null}
        </ul>
      ) : null}
      <div
        ref={ref}
        role="listbox"
        aria-label={`Uptime ${unit} by ${unit}`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
        tabIndex={0}
        className="trend-picture"
        onKeyDown={onKeyDown}
      >
        <svg role="presentation" width="100%" height={HEIGHT}>
          {axis.ticks.map((tick) => (
            <g key={tick}>
              <line
                className="trend-grid"
                x1={LEFT}
                x2={Math.max(LEFT, width - 4)}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text className="trend-tick is-percent" x={LEFT - 8} y={y(tick) + 4}>
                {axis.format(tick)}
              </text>
            </g>
          ))}
          {points.map(({ key, label }, place) =>
            label === '' || (points.length - 1 - place) % everyNth !== 0 ? null : (
              <text key={key} className="trend-tick" x={xOf(place)} y={HEIGHT - 6}>
                {label}
              </text>
            ),
          )}
          {series.map(({ look, uptimes, observed }) => (
            <path
              key={look}
              className={`trend-line is-${look}`}
              d={
                line<number>(
                  (_, place) => xOf(place),
                  (percent) => y(percent),
                  // To or from what was hardly observed, a line would look like a change.
                ).defined(
                  (percent, place) => !Number.isNaN(percent) && !isRarelyObserved(observed[place] ?? 0),
                )(uptimes) ?? ''
              }
            />
          ))}
          {points.map(({ key }, place) => (
            <g
              key={key}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === active}
              aria-label={readings[place]}
              className={onOpen === undefined ? '' : 'leads-on'}
              onPointerEnter={() => setActive(place)}
              onClick={() => open(place)}
            >
              <rect
                className={`trend-week ${place === active ? 'is-active' : ''}`}
                x={xOf(place) - x.step() / 2}
                width={Math.max(1, x.step())}
                y={TOP}
                height={HEIGHT - TOP - BOTTOM}
              />
              {series.map(({ look, uptimes, observed, changes }) => {
                const changed = changedFrom(changes?.[place])?.look ?? '';
                const isHollow = isRarelyObserved(observed[place] ?? 0);
                const percent = uptimes[place] ?? Number.NaN;
                return Number.isNaN(percent) ? null : (
                  <circle
                    key={look}
                    className={`trend-dot is-${look} ${isHollow ? 'is-hollow' : ''} ${changed}`}
                    cx={xOf(place)}
                    cy={y(percent)}
                    r={place === active ? 5 : 3.5}
                  />
                );
              })}
            </g>
          ))}
        </svg>
      </div>
      <output className="trend-reading">
        {active === undefined
          ? `Point at a ${unit}, or move along with the arrow keys, to read it.`
          : `${readings[active] ?? ''}${onOpen === undefined ? '' : ' Press Enter or click for its numbers.'}`}
      </output>
    </figure>
  );
}

const LEGEND = [
  { look: 'is-better', words: 'Surely or likely less downtime than in the week before' },
  { look: 'is-worse', words: 'Surely or likely more downtime than in the week before' },
] as const;

function describeChange(clarity: Clarity | undefined): string {
  const changed = changedFrom(clarity);
  return changed === undefined ? '' : `, ${changed.words}`;
}

const describe = (percent: number, observed: number): string =>
  Number.isNaN(percent)
    ? 'nothing known'
    : `${formatPercent(percent)}% of the ${formatPart(observed)} that was observed`;
