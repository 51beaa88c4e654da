/** A row read, or the reason it cannot be, in words a person can act on. */
export type RowResult<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly reason: string };

/** Reads one row's fields, given in the order of the columns of its kind; a column the row is too short for is undefined. */
export type RowReader<T> = (fields: readonly (string | undefined)[]) => RowResult<T>;

export function isMissing(field: string | undefined): field is undefined | '' {
  return field === undefined || field.trim() === '';
}

/** Why a text cannot be a store id: it must survive storing and exporting exactly. */
export function unusableStoreId(store: string): string | undefined {
  if (store.includes('\uFFFD')) return 'the store id is not valid UTF-8 text';
  if (store.includes('\0')) return 'the store id holds a NUL character';
  return undefined;
}

export function missing(column: string): RowResult<never> {
  return rejected(`${column} is missing`);
}

export function rejected(reason: string): RowResult<never> {
  return { ok: false, reason };
}

export function quote(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`;
}
