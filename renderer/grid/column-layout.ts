import type { CSSProperties } from 'react';
import * as v from 'valibot';
import type { GridColumn } from './grid-column.ts';

/** How a person has arranged the columns of a grid: which are hidden, which extra ones shown, and how wide some are (px). */
export type ColumnLayout = {
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
};

export const AS_MADE: ColumnLayout = { hidden: [], shown: [], widths: {} };

export const ColumnLayoutSchema: v.GenericSchema<unknown, ColumnLayout> = v.object({
  hidden: v.array(v.string()),
  shown: v.optional(v.array(v.string()), []),
  widths: v.record(v.string(), v.pipe(v.number(), v.minValue(1))),
});

const NARROWEST = 40;
const WIDEST = 1200;

export const withWidth = (layout: ColumnLayout, key: string, width: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [key]: Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) },
});

/** Shows those of the columns that are wanted, and hides the others; what is known of other columns stays. */
export function withShown(
  layout: ColumnLayout,
  columns: readonly GridColumn[],
  isWanted: (key: string) => boolean,
): ColumnLayout {
  const isOther = (key: string) => !columns.some((column) => column.key === key);
  const keys = (isExtra: boolean, wanted: boolean) =>
    columns
      .filter((one) => (one.isExtra === true) === isExtra && isWanted(one.key) === wanted)
      .map(({ key }) => key);
  return {
    ...layout,
    hidden: [...layout.hidden.filter(isOther), ...keys(false, false)],
    shown: [...layout.shown.filter(isOther), ...keys(true, true)],
  };
}

/** Shows a column, whatever was hidden. */
export const revealed = (layout: ColumnLayout, key: string): ColumnLayout => ({
  ...layout,
  hidden: layout.hidden.filter((one) => one !== key),
  shown: [...layout.shown.filter((one) => one !== key), key],
});

type Choice = Pick<ColumnLayout, 'hidden' | 'shown'>;

export const isShown = ({ key, isExtra }: GridColumn, { hidden, shown }: Choice): boolean =>
  isExtra === true ? shown.includes(key) : !hidden.includes(key);

/** The first column names the row, and always stays. */
export function shownColumns<C extends GridColumn>(columns: readonly C[], choice: Choice): readonly C[] {
  return columns.filter((column, place) => place === 0 || isShown(column, choice));
}

/** What a table shows by itself: its columns by their keys, those that are needed most first. */
type Need = {
  /** These rather cut names short than be missed. */
  readonly first: readonly string[];
  /** These have the room that names leave. */
  readonly next: readonly string[];
  /** The person asked for these together: they are there, whatever the room. */
  readonly asked?: readonly string[];
};

/** So much more than they need at least names have before other columns come (px): nearly all are whole then. */
const NAME_ROOM = 100;

/** Leaves to the menu of columns what has no room in a table so wide (px), and what nobody said is needed. */
export function fittedTo<C extends GridColumn>(
  columns: readonly C[],
  need: Need,
  room: number,
): readonly C[] {
  const fitting = new Set(need.asked);
  let [least, whole] = [0, 0];
  for (const key of [...need.first, ...need.next]) {
    const column = columns.find((one) => one.key === key && one.isExtra !== true);
    if (column === undefined) continue;
    const width = column.width - (column.asked ?? 0);
    least += width;
    whole += Math.min(width + NAME_ROOM, Math.max(width, column.whole ?? 0));
    if (least > width && (need.first.includes(key) ? least : whole) > room) break;
    fitting.add(key);
  }
  return columns.map((column) => (fitting.has(column.key) ? column : { ...column, isExtra: true }));
}

/** Columns that were not made wider or narrower share the room that is left, once names are whole. */
export function widthsOf(columns: readonly GridColumn[], { widths }: ColumnLayout): CSSProperties {
  const tracks = columns.map(({ key, width, share, whole }) => {
    const chosen = widths[key];
    const most = whole === undefined ? `${share}fr` : `${whole}px`;
    return chosen === undefined
      ? { track: `minmax(${width}px, ${most})`, width }
      : { track: `${chosen}px`, width: chosen };
  });
  return {
    '--grid-columns': tracks.map(({ track }) => track).join(' '),
    '--grid-width': `${tracks.reduce((sum, { width }) => sum + width, 0)}px`,
  } as CSSProperties;
}
