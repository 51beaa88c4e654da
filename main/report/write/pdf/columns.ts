import type { MeasuredColumn, MeasuredSheet, SetColumn } from './measure.ts';

/** Columns that are side by side, in a size of type that they have room in. */
export type Band = { readonly columns: readonly SetColumn[]; readonly size: number };

/** Between columns. */
export const GAP = 6;

/** From the size that is read best to the smallest that still is. */
const SIZES = [8, 7.5, 7, 6.5] as const;
const SIZE_OF_BANDS = 7;

/** Whether nearly every row stands in one line in a width, in type of some size. */
export const fitsInOneLine = ({ columns }: MeasuredSheet, width: number): boolean =>
  SIZES.some((size) => widthOf(columns, 'inOneLine', size) <= width);

/**
 * The columns of a sheet in a width: side by side, in smaller type where rows then stand in one line, or where need be; where
 * even that has no room for all, one band of them after another, each led by the columns that say what a row is of.
 */
export function bandsOf({ columns: wanted }: MeasuredSheet, width: number): readonly Band[] {
  for (const from of ['inOneLine', 'least'] as const) {
    const size = SIZES.find((one) => widthOf(wanted, from, one) <= width);
    if (size !== undefined) return [{ columns: spread(wanted, from, size, width), size }];
  }
  const lead = wanted.filter(({ leads }) => leads);
  const bands: MeasuredColumn[][] = [];
  let band = [...lead];
  for (const column of wanted.filter(({ leads }) => !leads)) {
    if (band.length > lead.length && widthOf([...band, column], 'least', SIZE_OF_BANDS) > width) {
      bands.push(band);
      band = [...lead];
    }
    band.push(column);
  }
  bands.push(band);
  return bands.map((columns) => ({
    columns: spread(columns, 'least', SIZE_OF_BANDS, width),
    size: SIZE_OF_BANDS,
  }));
}

const widthOf = (columns: readonly MeasuredColumn[], which: 'least' | 'inOneLine', size: number): number =>
  columns.reduce((sum, column) => sum + (column[which] * size) / 1000 + GAP, -GAP);

/** Each has what it needs; what is left over goes to those that could do with more. */
function spread(
  columns: readonly MeasuredColumn[],
  from: 'least' | 'inOneLine',
  size: number,
  width: number,
): SetColumn[] {
  const left = Math.max(0, width - widthOf(columns, from, size));
  const wants = columns.map((column) => ((column.usual - column[from]) * size) / 1000);
  const all = wants.reduce((sum, one) => sum + one, 0);
  const share = all === 0 ? 0 : Math.min(1, left / all);
  return columns.map(({ title, text, isNumber, decimals, ...needed }, place) => ({
    title,
    text,
    isNumber,
    decimals,
    // Rounding must not break what just has room.
    width: (needed[from] * size) / 1000 + (wants[place] as number) * share + 0.1,
  }));
}
