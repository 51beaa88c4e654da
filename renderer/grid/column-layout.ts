import type { CSSProperties } from 'react';
import * as v from 'valibot';
import type { GridColumn } from './grid-column.ts';

/** How a person has arranged the columns of a grid: which are hidden, and how wide some were made, in pixels. */
export type ColumnLayout = {
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
};

export const AS_MADE: ColumnLayout = { hidden: [], widths: {} };

export const ColumnLayoutSchema: v.GenericSchema<unknown, ColumnLayout> = v.object({
  hidden: v.array(v.string()),
  widths: v.record(v.string(), v.pipe(v.number(), v.minValue(1))),
});

const NARROWEST = 40;
const WIDEST = 1200;

export const withWidth = (layout: ColumnLayout, key: string, width: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [key]: Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) },
});

export const withHidden = (layout: ColumnLayout, hidden: readonly string[]): ColumnLayout => ({
  ...layout,
  hidden,
});

/** The first column names the row, and always stays. */
export function shownColumns<C extends GridColumn>(
  columns: readonly C[],
  { hidden }: Pick<ColumnLayout, 'hidden'>,
): readonly C[] {
  return columns.filter(({ key }, place) => place === 0 || !hidden.includes(key));
}

/** Columns that were not made wider or narrower share the room that is left. */
export function widthsOf(columns: readonly GridColumn[], { widths }: ColumnLayout): CSSProperties {
  const tracks = columns.map(({ key, width, share }) => {
    const chosen = widths[key];
    return chosen === undefined
      ? { track: `minmax(${width}px, ${share}fr)`, width }
      : { track: `${chosen}px`, width: chosen };
  });
  return {
    '--grid-columns': tracks.map(({ track }) => track).join(' '),
    '--grid-width': `${tracks.reduce((sum, { width }) => sum + width, 0)}px`,
  } as CSSProperties;
}
