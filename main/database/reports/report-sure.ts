import type { LikelyRanges, Sure } from '../../report/sure/sure.ts';
import type { PeriodName } from '../../report/types.ts';
import type { ColumnToPack } from '../core/packed-column.ts';

/** How sure a report is, as its layout has it; its numbers follow those of the report, in the order of `columnsOfSure`. */
export type SureLayout = Pick<Sure, 'kinds' | 'events'> & { readonly windows: readonly PeriodName[] };

export function layoutOf({ ranges, kinds, events }: Sure): SureLayout {
  return { windows: ranges.map(({ window }) => window), kinds, events };
}

/** The ranges of the stores, then what their outages share. */
export function columnsOfSure({
  ranges,
  outages: { shared, othersDown, usual },
}: Sure): readonly ColumnToPack[] {
  return [...ranges.flatMap(({ low, high }) => [low, high]), shared, othersDown, usual].map((values) => ({
    values,
  }));
}

/** `read` reads the next column, of a report of so many stores and outages. */
export function unpackSure(
  { windows, ...layout }: SureLayout,
  read: (into: Float64Array) => Float64Array,
  stores: number,
  outages: number,
): Sure {
  const ranges = windows.map(
    (window): LikelyRanges => ({
      window,
      low: read(new Float64Array(stores)),
      high: read(new Float64Array(stores)),
    }),
  );
  const [shared, othersDown, usual] = [outages, outages, outages].map((count) =>
    read(new Float64Array(count)),
  ) as [Float64Array, Float64Array, Float64Array];
  return { ...layout, ranges, outages: { shared, othersDown, usual } };
}
