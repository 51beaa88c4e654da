import type { ReactNode } from 'react';
import type { Column } from '../../preload/sheets.ts';

/** One thing that a grid says of each of its rows. */
export type GridColumn<K extends string = string> = {
  readonly key: K;
  readonly label: string;
  /** Says it in full, for a screen reader and a spreadsheet. */
  readonly name: string;
  /** Neighbours with the same group stand under one title. */
  readonly group?: ColumnGroup;
  readonly align: 'start' | 'end';
  /** In pixels: at least this wide unless the person says otherwise. */
  readonly width: number;
  /** So much of that the person asked for, such as a range beside a number: no other column goes for it (px). */
  readonly asked?: number;
  /** Part of the room that the columns leave over. */
  readonly share: number;
  /** In pixels: takes the room left over up to this before any other column has a part of it. */
  readonly whole?: number;
  /** Where a first press on the heading sorts to; without it the column does not sort. */
  readonly sortsFirst?: Direction;
  readonly look?: string;
  /** Hidden unless the person asks for it. */
  readonly isExtra?: boolean;
  /** What it tells, for someone who asks. */
  readonly sentence?: string;
  /** What copying it gives, as columns of a sheet by the rows of the grid; without them, what it shows. */
  readonly cells?: readonly Column[];
};

export type ColumnGroup = { readonly title: string; readonly unit?: string };
export type Direction = 'ascending' | 'descending';
export type Sort<K extends string = string> = {
  readonly column: K;
  readonly direction: Direction;
  /** As long as nobody asked for another order: what is told apart from the others stands below them. */
  readonly apartLast?: true;
};

export type GridCell = {
  /** What the cell says, and what copying it gives. */
  readonly text: string;
  /** Shown in place of the text. */
  readonly content?: ReactNode;
  readonly look?: string;
  /** Says more, on hover. */
  readonly title?: string;
};

/** Answers the cell of a row, which is told by its place in the report. */
export type CellOf<C extends GridColumn> = (column: C, row: number) => GridCell;

/** A press on the heading by which a grid is sorted turns the direction; on another, sorts by that one. */
export function nextSort<K extends string>(sort: Sort<K>, { key, sortsFirst }: GridColumn<K>): Sort<K> {
  if (sortsFirst === undefined) return sort;
  if (sort.column !== key) return { column: key, direction: sortsFirst };
  return { column: key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

const CHARACTER_WIDTH = 7.4;
const NARROWEST_NAME = 120;
const WIDEST_NAME = 300;
const WIDEST_WHOLE = 420;

const wholeName = (characters: number) =>
  Math.max(NARROWEST_NAME, Math.round(characters * CHARACTER_WIDTH + 26));

/** The width of a column for a name of so many characters: ids and UUIDs are whole. */
export const nameWidth = (characters: number): number => Math.min(WIDEST_NAME, wholeName(characters));

/** The same where other columns leave room: nearly every name is whole. */
export const roomyWidth = (characters: number): number => Math.min(WIDEST_WHOLE, wholeName(characters));

/** What the columns tell, by the names that files have for it; one of no sheet by its own. */
export const namesOfCells = (columns: readonly GridColumn[]): string[] =>
  columns.flatMap(({ key, cells }) => cells?.map(({ name }) => name) ?? [key]);
