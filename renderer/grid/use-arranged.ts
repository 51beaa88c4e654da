import { useMemo } from 'react';
import { useRemembered } from '../bridge/use-remembered.ts';
import { AS_MADE, type ColumnLayout, ColumnLayoutSchema, shownColumns } from './column-layout.ts';
import type { GridColumn } from './grid-column.ts';

/** The columns that a table can have, and how the person arranged them. */
export type Arranged<C extends GridColumn> = {
  readonly columns: readonly C[];
  /** Those that are not hidden. */
  readonly shown: readonly C[];
  readonly layout: ColumnLayout;
  readonly arrange: (layout: ColumnLayout) => void;
};

/** Arranged as last time; `key` tells the tables apart. */
export function useArranged<C extends GridColumn>(key: string, columns: readonly C[]): Arranged<C> {
  const [layout, arrange] = useRemembered(key, ColumnLayoutSchema, AS_MADE);
  const { hidden, shown } = layout;
  const inSight = useMemo(() => shownColumns(columns, { hidden, shown }), [columns, hidden, shown]);
  return { columns, shown: inSight, layout, arrange };
}
