import type { Piece } from './rows.ts';

/** What makes a mark an option of the timeline: without it the mark is a picture only. */
export type Option = {
  readonly id: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
};

const BAR_TOP = 12;
const BAR_HEIGHT = 16;

/** What lasts, drawn on every row that it reaches; the first piece of each is the option. */
export function Pieces<T>({
  pieces,
  x,
  y,
  lookOf,
  optionOf,
}: {
  readonly pieces: readonly Piece<T>[];
  readonly x: (time: number) => number;
  readonly y: (row: number) => number;
  readonly lookOf: (of: T) => { readonly className: string; readonly fill: string };
  readonly optionOf: (place: number) => Option;
}) {
  return pieces.map((piece, index) => {
    const option = optionOf(piece.place);
    const isFirst = pieces[index - 1]?.place !== piece.place;
    const look = lookOf(piece.of);
    const box = (
      <rect
        className={`timeline-piece ${look.className} ${option.isActive ? 'is-active' : ''}`}
        x={x(piece.from)}
        y={y(piece.row) + BAR_TOP}
        width={Math.max(1, x(piece.to) - x(piece.from))}
        height={BAR_HEIGHT}
        fill={look.fill}
        onPointerEnter={option.onPoint}
      />
    );
    const key = `${piece.place}-${piece.row}`;
    if (!isFirst) {
      return <g key={key}>{box}</g>;
    }
    return (
      <g key={key} role="option" id={option.id} aria-label={option.label} aria-selected={option.isActive}>
        {box}
      </g>
    );
  });
}

/** A poll above its row: a stroke where active, a filled triangle where inactive, a ring where the store was closed. */
export function PollMark({
  x,
  y,
  look,
  ...option
}: { readonly x: number; readonly y: number; readonly look: 'up' | 'down' | 'outside' } & Partial<Option>) {
  const isOption = option.id !== undefined;
  return (
    <g
      className={`poll-mark is-${look} ${option.isActive === true ? 'is-active' : ''}`}
      transform={`translate(${x} ${y})`}
      onPointerEnter={option.onPoint}
      {...(isOption
        ? { role: 'option', id: option.id, 'aria-label': option.label, 'aria-selected': option.isActive }
        : {})}
    >
      {isOption ? <rect className="poll-target" x={-3} y={0} width={6} height={11} /> : null}
      {look === 'up' ? <line y1={2} y2={10} /> : null}
      {look === 'down' ? <path d="M-4 2 L4 2 L0 10 Z" /> : null}
      {look === 'outside' ? <circle cy={6} r={2.6} /> : null}
    </g>
  );
}
