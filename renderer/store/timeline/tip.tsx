import type { TimelineItem } from './items.ts';

/** Says beside a mark what it is; a screen reader is told by the mark itself. */
export function TimelineTip({
  item,
  x,
  y,
  width,
}: {
  readonly item: TimelineItem;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const place = x < width / 2 ? { left: x } : { right: width - x };
  const [time, ...what] = item.text.split('. ');
  return (
    <div className="timeline-tip numbers" aria-hidden="true" style={{ ...place, top: y }}>
      <strong>{time}</strong> {what.join('. ')}
    </div>
  );
}
