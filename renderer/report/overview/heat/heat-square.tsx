import { DARKEST } from './heat-scale.ts';

/** A cell; where the system chooses the colours, the size of the mark in it tells what the shade tells elsewhere. */
export function HeatSquare({
  x,
  y,
  width,
  height,
  level,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `undefined`: no business time. */
  readonly level: number | undefined;
}) {
  if (level === undefined) return <rect className="heat-closed" {...{ x, y, width, height }} />;
  const part = level / DARKEST;
  return (
    <>
      <rect className={`heat-cell heat-${level}`} {...{ x, y, width, height }} />
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
export function HeatMark({ level }: { readonly level: number | undefined }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <HeatSquare x={0.5} y={0.5} width={13} height={13} level={level} />
    </svg>
  );
}
