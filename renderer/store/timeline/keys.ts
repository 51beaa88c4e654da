import type { TimelineItem } from './items.ts';
import { ROW_HOURS, type RowHours } from './rows.ts';

const HOUR = 3_600_000;

/** What a key asks of the timeline: to go to an item by its place, or to show so many hours a row. */
type TimelineMove =
  | { readonly kind: 'go'; readonly item: number }
  | { readonly kind: 'zoom'; readonly rowHours: RowHours };

/** Left and right go item by item, up and down row by row, + and − zoom; `undefined` for keys that do nothing. */
export function moveOf(
  key: string,
  items: readonly TimelineItem[],
  active: number | undefined,
  rowHours: RowHours,
): TimelineMove | undefined {
  const last = items.length - 1;
  const from = active === undefined ? undefined : items[active]?.from;
  const row = rowHours * HOUR;
  const go = (item: number): TimelineMove | undefined =>
    item < 0 || item > last ? undefined : { kind: 'go', item };
  const zoom = (step: number): TimelineMove | undefined => {
    const next = ROW_HOURS[ROW_HOURS.indexOf(rowHours) + step];
    return next === undefined ? undefined : { kind: 'zoom', rowHours: next };
  };
  switch (key) {
    case 'ArrowRight':
      return go(Math.min(last, (active ?? -1) + 1));
    case 'ArrowLeft':
      return go(Math.max(0, (active ?? last + 1) - 1));
    case 'ArrowDown':
      return from === undefined ? go(0) : go(items.findIndex((item) => item.from >= from + row));
    case 'ArrowUp':
      return from === undefined ? go(last) : go(items.findLastIndex((item) => item.from <= from - row));
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case '+':
    case '=':
      return zoom(1);
    case '-':
      return zoom(-1);
    default:
      return undefined;
  }
}
