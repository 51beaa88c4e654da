import { visibleText } from './visible-text.ts';

/** Stores by their ids, and what a report calls them; such as a ReportTable. */
export type NamedStores = {
  readonly stores: readonly string[];
  readonly details:
    | {
        readonly names: readonly (string | undefined)[];
        readonly groups: readonly (string | undefined)[];
      }
    | undefined;
};

/** What a report calls a store; `undefined` where it has no name. */
export const nameOf = ({ details }: NamedStores, store: number): string | undefined => details?.names[store];

/** The group of a store; `undefined` where it has none. */
export const groupOf = ({ details }: NamedStores, store: number): string | undefined =>
  details?.groups[store];

/** The id of a store, with what hides in it made visible. */
export const shownId = ({ stores }: NamedStores, store: number): string => visibleText(stores[store] ?? '');

/** The ids of some stores, in their order. */
export const idsOf = ({ stores }: NamedStores, some: Iterable<number>): string[] =>
  Array.from(some, (store) => stores[store] ?? '');

/** A store's name, or its id where it has none. */
export function titleOf(table: NamedStores, store: number): string {
  const name = nameOf(table, store);
  return name === undefined ? shownId(table, store) : visibleText(name);
}

/** Name, group and id of every store in lower case, a line each. */
const searchable = new WeakMap<NamedStores, readonly string[]>();

/** Whether a store is one that the person searches for: by a part of its name, its group or its id. */
export function storeMatcher(table: NamedStores, search: string): (store: number) => boolean {
  const sought = search.trim().toLowerCase();
  if (sought === '') return () => true;
  let texts = searchable.get(table);
  if (texts === undefined) {
    texts = table.stores.map((id, store) =>
      `${nameOf(table, store) ?? ''}\n${groupOf(table, store) ?? ''}\n${id}`.toLowerCase(),
    );
    searchable.set(table, texts);
  }
  const known = texts;
  return (store) => known[store]?.includes(sought) === true;
}

/** How long the texts are that tell the stores of a report apart, in characters. */
export type NameLengths = {
  /** The longest name, or id of a store without one. */
  readonly title: number;
  /** `undefined` where no store is in a group. */
  readonly group: number | undefined;
  /** `undefined` where no store has a name: then the ids stand in the place of names. */
  readonly id: number | undefined;
};

const lengthsOf = new WeakMap<NamedStores, NameLengths>();

/** Measured once a table. */
export function nameLengths(table: NamedStores): NameLengths {
  const lengths = lengthsOf.get(table) ?? measureNames(table);
  lengthsOf.set(table, lengths);
  return lengths;
}

function measureNames(table: NamedStores): NameLengths {
  let [title, name, group, id] = [0, 0, 0, 0];
  for (let store = 0; store < table.stores.length; store++) {
    title = Math.max(title, titleOf(table, store).length);
    name = Math.max(name, nameOf(table, store)?.length ?? 0);
    group = Math.max(group, groupOf(table, store)?.length ?? 0);
    id = Math.max(id, table.stores[store]?.length ?? 0);
  }
  return { title, group: group === 0 ? undefined : group, id: name === 0 ? undefined : id };
}

/** As a person would order them: without regard to case, "Mill Lane 2" before "Mill Lane 10". */
export const collator = new Intl.Collator('en-US', { numeric: true });

const ranksOfTitles = new WeakMap<NamedStores, Float64Array>();
const ranksOfGroups = new WeakMap<NamedStores, Float64Array>();

/** The place of every store among all by its name, or by its id where it has none; equal names have equal places. */
export const titleRanks = (table: NamedStores): Float64Array =>
  ranksOf(table, ranksOfTitles, (store) => titleOf(table, store));

/** The same by group; NaN where it has none. */
export const groupRanks = (table: NamedStores): Float64Array =>
  ranksOf(table, ranksOfGroups, (store) => groupOf(table, store));

/** Worked out once a table: comparing thousands of names anew for each sort would be felt. */
function ranksOf(
  table: NamedStores,
  known: WeakMap<NamedStores, Float64Array>,
  textOf: (store: number) => string | undefined,
): Float64Array {
  const found = known.get(table);
  if (found !== undefined) return found;
  const texts = table.stores.map((_, store) => textOf(store));
  const distinct = [...new Set(texts.filter((text) => text !== undefined))].sort(collator.compare);
  const rankOf = new Map(distinct.map((text, rank) => [text, rank]));
  const ranks = Float64Array.from(texts, (text) =>
    text === undefined ? Number.NaN : (rankOf.get(text) ?? Number.NaN),
  );
  known.set(table, ranks);
  return ranks;
}
