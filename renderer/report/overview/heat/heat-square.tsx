import { FARTHEST, type HeatCell, type HeatScale } from './heat-scale.ts';

/** What a square shows: whether its day is in the report, whether any store is open, how far from usual it is, and how much of it was observed. */
type HeatLook =
  | { readonly kind: 'outside' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unobserved' }
  | {
      readonly kind: 'observed';
      /** Below 0 where less was down than usual. */
      readonly level: number;
      /** Of business time, from 0 to 1. */
      readonly part: number;
    };

export function lookOf(cell: HeatCell, { levelOf }: HeatScale): HeatLook {
  const { isIn, business, share, unobserved } = cell;
  if (business === 0) return { kind: isIn ? 'closed' : 'outside' };
  if (Number.isNaN(share)) return { kind: 'unobserved' };
  return { kind: 'observed', level: levelOf(cell), part: Number.isNaN(unobserved) ? 1 : 1 - unobserved };
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * A cell, coloured from above as far as it was observed. Where the system chooses the colours, a mark in it tells what the
 * colour tells elsewhere: full for more than usual, hollow for less, the larger the farther.
 */
export function HeatSquare({ look, ...box }: Box & { readonly look: HeatLook }) {
  if (look.kind === 'outside') return <rect className="heat-room" {...box} />;
  if (look.kind === 'closed') return <ClosedMark {...box} />;
  const { x, y, width, height } = box;
  const empty = (
    <rect
      className="heat-empty"
      x={x + 0.5}
      y={y + 0.5}
      width={Math.max(0, width - 1)}
      height={Math.max(0, height - 1)}
    />
  );
  if (look.kind === 'unobserved') return empty;
  const { level, part } = look;
  return (
    <>
      {part < 1 ? empty : null}
      <rect className={`heat-cell heat-${sideOf(level)}`} {...{ x, y, width, height: height * part }} />
      {level === 0 ? null : <LevelMark level={level} {...box} />}
    </>
  );
}

/** “more-2”, “less-1” or “usual”. */
function sideOf(level: number): string {
  if (level === 0) return 'usual';
  return level > 0 ? `more-${level}` : `less-${-level}`;
}

function ClosedMark(box: Box) {
  const { x, y, width, height } = box;
  const middle = y + height / 2;
  return (
    <>
      <rect className="heat-room" {...box} />
      <line className="heat-closed" x1={x + width * 0.35} x2={x + width * 0.65} y1={middle} y2={middle} />
    </>
  );
}

function LevelMark({ level, x, y, width, height }: Box & { readonly level: number }) {
  const part = Math.abs(level) / (FARTHEST + 1);
  return (
    <rect
      className={`heat-mark heat-mark-${level > 0 ? 'more' : 'less'}`}
      x={x + (width * (1 - part)) / 2}
      y={y + (height * (1 - part)) / 2}
      width={width * part}
      height={height * part}
    />
  );
}

/** One for the legend. */
export function HeatMark({ look }: { readonly look: HeatLook }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <HeatSquare x={0.5} y={0.5} width={13} height={13} look={look} />
    </svg>
  );
}
