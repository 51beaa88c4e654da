/** What can be lost of a store where a database is damaged: what a kind of file says of it, or the store itself. */
export const LOST_KINDS = ['business hours', 'time zone', 'detail', 'closures', 'polls', 'stores'] as const;
export type LostKind = (typeof LOST_KINDS)[number];

/** What was lost of one kind and not regained since. */
export type Loss = {
  readonly kind: LostKind;
  /** How many stores are known to have lost it. */
  readonly count: number;
  /** The first of them; `*` where it was said of every store. */
  readonly stores: readonly string[];
  /** It may be lost of others as well, and nothing tells which. */
  readonly others: boolean;
};

const NAMES: Readonly<Record<Exclude<LostKind, 'stores'>, string>> = {
  'business hours': 'the business hours',
  'time zone': 'the time zone',
  detail: 'the name, group and sales',
  closures: 'closures',
  polls: 'polls',
};

const NAMED = 5;

/** What was lost of one kind, as the rest of a sentence after "Lost to damage: ". */
export function describeLoss({ kind, count, stores, others }: Loss): string {
  if (kind === 'stores') return 'stores with all that was known of them';
  const what = NAMES[kind];
  if (count === 0) return `perhaps ${what} of some stores, and nothing tells which`;
  const first = stores.slice(0, NAMED).join(', ');
  const more = count > NAMED ? ' …' : '';
  const of = `${what} of ${count === 1 ? '1 store' : `${count} stores`} (${first}${more})`;
  return others ? `${of}, and perhaps of others` : of;
}
