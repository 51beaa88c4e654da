import { type Delimiter, USUAL } from '../dialect.ts';
import { column, type FactKind, optionalColumn, textColumn } from './kind.ts';
import { isMissing, missing, type RowReader, readStoreId, readText, trimBlanks, wrong } from './row.ts';

/** What a person calls a store; `undefined` where the row leaves it blank. Sales in the currency of the settings. */
export type StoreRow = {
  readonly store: string;
  readonly name: string | undefined;
  readonly group: string | undefined;
  readonly salesPerHour: number | undefined;
};

const AMOUNT = /^\d+(?:\.\d+)?$/;
const COMMA_AMOUNT = /^\d+,\d+$/;

const read: RowReader<StoreRow> = ([id, name, group, sales], { delimiter } = USUAL) => {
  const store = readStoreId(id);
  if (!store.ok) return store;
  // A blank name clears the one known; a row too short to have any is a broken one.
  if (name === undefined) return missing('name');
  const amount = isMissing(sales) ? undefined : readAmount(sales, delimiter);
  if (amount === null) {
    return wrong(sales ?? '', 'is not an amount (0 or more, with a decimal point, such as 1250.50)');
  }
  const called = readText('name', name);
  if (!called.ok) return called;
  const grouped = readText('group', group);
  if (!grouped.ok) return grouped;
  return {
    ok: true,
    row: {
      store: store.row,
      name: called.row || undefined,
      group: grouped.row || undefined,
      salesPerHour: amount,
    },
  };
};

/** A comma is a decimal one where it does not part fields; `null`: not an amount. */
function readAmount(text: string, delimiter: Delimiter): number | null {
  const trimmed = trimBlanks(text);
  const hasComma = delimiter !== ',' && COMMA_AMOUNT.test(trimmed);
  const amount = hasComma || AMOUNT.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
  return Number.isFinite(amount) ? amount : null;
}

type Detail = Omit<StoreRow, 'store'>;

/** A store a row. A file's row of a store replaces all that was known of it; of two rows the later one holds. */
export const stores: FactKind<'stores', StoreRow, Detail> = {
  name: 'stores',
  label: 'stores',
  meaning: 'What each store is called, the group it belongs to, and what it sells in an hour.',
  columns: [
    column('store_id'),
    textColumn(column('name', 'store_name')),
    textColumn(optionalColumn('group', 'store_group')),
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
