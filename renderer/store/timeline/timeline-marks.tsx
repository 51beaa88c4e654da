import { useMemo } from 'react';
import type { StoreEvidence } from '../../../preload/contract.ts';
import type { TimelineItem } from './items.ts';
import { BAR_HEIGHT, BAR_TOP, type Look, type Option, Pieces, PollMark } from './marks.tsx';
import { cutPieces, placeOn, rowOf, type TimelineRow } from './rows.ts';
import type { Run } from './runs.ts';

/** Down stands tall, up is lower, what nobody observed is a thin line: as in the strip of a week. */
const HEIGHTS = { up: 10, down: BAR_HEIGHT, unknown: 5 } as const;

/** What the timeline draws of some days of a store. */
export function TimelineMarks({
  id,
  evidence,
  runs,
  showsPolls,
  items,
  rows,
  x,
  y,
  active,
  optionId,
  onPoint,
}: {
  readonly id: string;
  readonly evidence: StoreEvidence;
  readonly runs: readonly Run[];
  readonly showsPolls: boolean;
  readonly items: readonly TimelineItem[];
  readonly rows: readonly TimelineRow[];
  readonly x: (time: number) => number;
  readonly y: (row: number) => number;
  readonly active: number | undefined;
  readonly optionId: (item: number) => string;
  readonly onPoint: (item: number) => void;
}) {
  const { polls, closures, openings } = evidence;
  const itemOf = useMemo(
    () => new Map(items.map(({ kind, place }, item) => [`${kind} ${place}`, item])),
    [items],
  );
  const pieces = useMemo(
    () => ({
      openings: cutPieces(rows, openings),
      runs: cutPieces(rows, runs),
      closures: cutPieces(rows, closures),
    }),
    [rows, openings, runs, closures],
  );
  const looks = useMemo(() => looksOf(id), [id]);
  const optionOf = (kind: TimelineItem['kind'], place: number): Option => {
    const item = itemOf.get(`${kind} ${place}`) ?? -1;
    return { id: optionId(item), label: items[item]?.text ?? '', isActive: item === active, item, onPoint };
  };
  return (
    <>
      {pieces.openings.map(({ row, from, to }) => (
        <rect
          key={`${row}-${from}`}
          className="timeline-opening"
          x={x(from)}
          y={y(row) + BAR_TOP - 1}
          width={Math.max(1, x(to) - x(from))}
          height={BAR_HEIGHT + 2}
        />
      ))}
      <Pieces
        pieces={pieces.closures}
        x={x}
        y={y}
        lookOf={() => looks.closure}
        optionOf={(place) => optionOf('closure', place)}
      />
      <Pieces
        pieces={pieces.runs}
        x={x}
        y={y}
        lookOf={({ state }) => looks[state]}
        optionOf={(place) => optionOf('stretch', place)}
      />
      {(showsPolls ? polls : []).map(({ at, active: isUp, isOutsideHours }, poll) => {
        const place = rowOf(rows, at);
        const row = rows[place];
        if (row === undefined) return null;
        return (
          <PollMark
            key={at}
            x={x(placeOn(row, at))}
            y={y(place)}
            look={isOutsideHours ? 'outside' : isUp ? 'up' : 'down'}
            {...optionOf('poll', poll)}
          />
        );
      })}
    </>
  );
}

function looksOf(id: string): Readonly<Record<'up' | 'down' | 'unknown' | 'closure', Look>> {
  const state = (name: keyof typeof HEIGHTS): Look => ({
    className: `is-${name}`,
    fill: `url(#${id}-${name})`,
    height: HEIGHTS[name],
  });
  return {
    up: state('up'),
    down: state('down'),
    unknown: state('unknown'),
    closure: { className: 'timeline-closure', fill: `url(#${id}-closed)`, height: BAR_HEIGHT },
  };
}
