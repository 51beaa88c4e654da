import { column, type FactKind, optionalColumn } from './kind.ts';
import {
  isMissing,
  missing,
  type Rejection,
  type RowReader,
  rejected,
  trimBlanks,
  unusableStoreId,
  wrong,
} from './row.ts';

/** What a person calls a store; `undefined` where the row leaves it blank. Sales in the currency of the settings. */
export type StoreRow = {
  readonly store: string;
  readonly name: string | undefined;
  readonly group: string | undefined;
  readonly salesPerHour: number | undefined;
};

const AMOUNT = /^\d+(?:\.\d+)?$/;

const read: RowReader<StoreRow> = ([store, name, group, sales]) => {
  if (isMissing(store)) return missing('store_id');
  // A blank name clears the one known; a row too short to have any is a broken one.
  if (name === undefined) return missing('name');
  const unusable = unusableStoreId(store) ?? unusableText('name', name) ?? unusableText('group', group);
  if (unusable !== undefined) return unusable;
  const amount = isMissing(sales) ? undefined : readAmount(sales);
  if (amount === null) {
    return wrong(sales ?? '', 'is not an amount (0 or more, with a decimal point, such as 1250.50)');
  }
  return {
    ok: true,
    row: { store, name: textOf(name), group: textOf(group), salesPerHour: amount },
  };
};

function readAmount(text: string): number | null {
  const amount = AMOUNT.test(trimBlanks(text)) ? Number(text) : Number.NaN;
  return Number.isFinite(amount) ? amount : null;
}

function textOf(field: string | undefined): string | undefined {
  return isMissing(field) ? undefined : trimBlanks(field);
}

function unusableText(what: string, text: string | undefined): Rejection | undefined {
  return text?.includes('\uFFFD') ? rejected(`the ${what} is not valid UTF-8 text`) : undefined;
}

type Detail = Omit<StoreRow, 'store'>;

/** A store a row. A file's row of a store replaces all that was known of it; of two rows the later one holds. */
export const stores: FactKind<'stores', StoreRow, Detail> = {
  name: 'stores',
  label: 'stores',
  meaning: 'What each store is called, the group it belongs to, and what it sells in an hour.',
  columns: [
    column('store_id'),
    column('name', 'store_name'),
    optionalColumn('group', 'store_group'),
    optionalColumn('sales_per_hour'),
  ],
  read,
  gather(held, { name, group, salesPerHour }) {
    const fact = { name, group, salesPerHour };
    if (held === undefined) return { fact, effect: 'adds' };
    const isSame = held.name === name && held.group === group && held.salesPerHour === salesPerHour;
    return { fact, effect: isSame ? 'repeats' : 'overrides' };
  },
};
