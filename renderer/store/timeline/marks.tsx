import { memo } from 'react';
import type { Piece } from './rows.ts';

/** What makes a mark an option of the timeline: without it the mark is a picture only. */
export type Option = {
  readonly id: string;
  readonly label: string;
  readonly isActive: boolean;
  /** Its place among all that can be read. */
  readonly item: number;
  readonly onPoint: (item: number) => void;
};

export const BAR_TOP = 12;
export const BAR_HEIGHT = 16;

/** A state is told by how tall its bar stands, beside pattern and colour. */
export type Look = { readonly className: string; readonly fill: string; readonly height: number };

type PieceProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly look: Look;
  /** The first piece of what goes on over several rows is the one to be read. */
  readonly isFirst: boolean;
} & Option;

const PieceMark = memo(function PieceMark({ x, y, width, look, isFirst, ...option }: PieceProps) {
  const box = (
    <rect
      className={`timeline-piece ${look.className} ${option.isActive ? 'is-active' : ''}`}
      x={x}
      y={y + BAR_TOP + (BAR_HEIGHT - look.height) / 2}
      width={width}
      height={look.height}
      fill={look.fill}
      onPointerMove={() => option.onPoint(option.item)}
    />
  );
  if (!isFirst) return <g>{box}</g>;
  return (
    <g role="option" id={option.id} aria-label={option.label} aria-selected={option.isActive}>
      {box}
    </g>
  );
});

/** What lasts, drawn on every row that it reaches. */
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
  readonly lookOf: (of: T) => Look;
  readonly optionOf: (place: number) => Option;
}) {
  return pieces.map((piece, index) => (
    <PieceMark
      key={`${piece.place}-${piece.row}`}
      x={x(piece.from)}
      y={y(piece.row)}
      width={Math.max(1, x(piece.to) - x(piece.from))}
      look={lookOf(piece.of)}
      isFirst={pieces[index - 1]?.place !== piece.place}
      {...optionOf(piece.place)}
    />
  ));
}

/** A poll above its row: a stroke where active, a filled triangle where inactive, a ring where the store was closed. */
export const PollMark = memo(function PollMark({
  x,
  y,
  look,
  ...option
}: { readonly x: number; readonly y: number; readonly look: 'up' | 'down' | 'outside' } & Partial<Option>) {
  const { item, onPoint } = option;
  const isOption = item !== undefined && onPoint !== undefined;
  return (
    <g
      className={`poll-mark is-${look} ${option.isActive === true ? 'is-active' : ''}`}
      transform={`translate(${x} ${y})`}
      {...(isOption
        ? {
            onPointerMove: () => onPoint(item),
            role: 'option',
            id: option.id,
            'aria-label': option.label,
            'aria-selected': option.isActive,
          }
        : {})}
    >
      {look === 'up' ? <line y1={2} y2={10} /> : null}
      {look === 'down' ? <path d="M-4 2 L4 2 L0 10 Z" /> : null}
      {look === 'outside' ? <circle cy={6} r={2.6} /> : null}
    </g>
  );
});
