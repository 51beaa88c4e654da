import { type ReactNode, type Ref, useCallback, useState } from 'react';
import { type ColumnSwitch, ColumnsMenu } from './columns-menu.tsx';
import { type ActionsOf, DataGrid } from './data-grid.tsx';
import type { CellOf, GridColumn, Sort } from './grid-column.ts';
import { GridFrame, type Nothing } from './grid-frame.tsx';
import { rowsText } from './rows-text.ts';
import type { Arranged } from './use-arranged.ts';

/** A table of many rows with all that stands round it. */
export function GridPanel<C extends GridColumn>({
  label,
  arranged: { columns, shown, layout, arrange },
  rows,
  cellOf,
  sort,
  onSort,
  onOpen,
  actionsOf,
  onSelect,
  filters,
  tools,
  switches = [],
  nothing,
  hint,
  count,
  frameRef,
  children,
}: {
  /** What its rows are: “Stores”. */
  readonly label: string;
  readonly arranged: Arranged<C>;
  /** What each row is about, as a place in what holds them all, in order. */
  readonly rows: Uint32Array;
  readonly cellOf: CellOf<C>;
  readonly sort: Sort<C['key']>;
  readonly onSort: (sort: Sort<C['key']>) => void;
  readonly onOpen?: ((row: number) => void) | undefined;
  readonly actionsOf?: ActionsOf;
  /** Hears which rows are selected. */
  readonly onSelect?: (rows: Uint32Array) => void;
  /** What narrows the rows. */
  readonly filters: ReactNode;
  /** What can be done with the table, beside its menu of columns; one without either has fixed columns. */
  readonly tools?: ReactNode;
  /** What its menu of columns shows besides. */
  readonly switches?: readonly ColumnSwitch[];
  /** Why there are no rows, where that is so. */
  readonly nothing: Nothing;
  readonly hint: ReactNode;
  readonly count: string;
  readonly frameRef?: Ref<HTMLElement>;
  readonly children?: ReactNode;
}) {
  const [told, setTold] = useState('');
  const textOf = useCallback((some: Uint32Array) => rowsText(shown, cellOf, some), [shown, cellOf]);
  return (
    <GridFrame
      label={`Table of ${label.toLowerCase()}`}
      frameRef={frameRef}
      toolbar={
        <>
          {filters}
          {tools === undefined ? null : (
            <div className="grid-tools">
              <ColumnsMenu columns={columns} layout={layout} switches={switches} onChange={arrange} />
              {tools}
            </div>
          )}
        </>
      }
      nothing={rows.length === 0 ? nothing : undefined}
      hint={hint}
      told={told === '' ? count : told}
    >
      <DataGrid
        label={label}
        columns={shown}
        rows={rows}
        cellOf={cellOf}
        sort={sort}
        onSort={onSort}
        layout={layout}
        onLayout={arrange}
        textOf={textOf}
        onTold={setTold}
        {...(onOpen === undefined ? {} : { onOpen })}
        {...(actionsOf === undefined ? {} : { actionsOf })}
        onSelect={onSelect}
      />
      {children}
    </GridFrame>
  );
}
