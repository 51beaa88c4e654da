import { DARKEST, type HeatCell, type HeatScale } from './heat-scale.ts';

/** What a square shows: how dark it is, `undefined` without business time, and how much of it nobody observed. */
type HeatLook = { readonly level: number | undefined; readonly unobserved: number };

export const lookOf = ({ share, unobserved }: HeatCell, { levelOf }: HeatScale): HeatLook => ({
  level: Number.isNaN(share) ? undefined : levelOf(share),
  unobserved: Number.isNaN(unobserved) ? 0 : unobserved,
});

/** The pattern of what nobody observed, as in a store's week; `id` is what the squares name it by. */
export function UnobservedPattern({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className="heat-unobserved" />
        <circle cx="2.5" cy="2.5" r="0.9" className="heat-dot" />
      </pattern>
    </defs>
  );
}

/** A cell; where the system chooses the colours, the size of the mark in it tells what the shade tells elsewhere. */
export function HeatSquare({
  x,
  y,
  width,
  height,
  look: { level, unobserved },
  pattern,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: HeatLook;
  readonly pattern: string;
}) {
  if (level === undefined) return <rect className="heat-closed" {...{ x, y, width, height }} />;
  const part = level / DARKEST;
  const observed = height * (1 - unobserved);
  return (
    <>
      <rect className={`heat-cell heat-${level}`} {...{ x, y, width, height }} />
      {unobserved === 0 ? null : (
        <rect
          className="heat-part"
          fill={`url(#${pattern})`}
          {...{ x, y: y + observed, width, height: height - observed }}
        />
      )}
      {level === 0 ? null : (
        <rect
          className="heat-mark"
          x={x + (width * (1 - part)) / 2}
          y={y + (height * (1 - part)) / 2}
          width={width * part}
          height={height * part}
        />
      )}
    </>
  );
}

/** One for the legend. */
export function HeatMark({ look, pattern = '' }: { readonly look: HeatLook; readonly pattern?: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <HeatSquare x={0.5} y={0.5} width={13} height={13} look={look} pattern={pattern} />
    </svg>
  );
}
