import { readFactLayers, readFacts, replaceFacts } from '../../database/facts/fact-rows.ts';
import { readReportStores } from '../../database/facts/report-stores.ts';
import { closureFormat, EVERY_STORE, type StoredClosure } from '../../database/facts/store-facts.ts';
import { readStores } from '../../database/facts/stores.ts';
import { beginImport, finishImport } from '../../database/imports/imports.ts';
import { countPassed } from '../../database/imports/passed-time.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/opening/connection.ts';
import { keepBeforeImages } from '../../database/polls/before-images.ts';
import { EVERY_STORE_ID, readClosedStretch } from '../../import/kinds/closures.ts';
import { readText } from '../../import/kinds/row.ts';
import { writeLocalTime } from '../../import/local-time.ts';
import type { Closure } from '../../report/types.ts';
import { JobError } from '../threads/error.ts';

/** A closure as a closures file states it: ends on the store's own wall clock, `until` included where it is a date. */
export type ClosureText = { readonly from: string; readonly until: string; readonly reason: string };

/** `store` is `*` for every store. */
export type ListedClosure = ClosureText & { readonly store: string };

export type ClosureScope =
  | { readonly kind: 'every-store' }
  | { readonly kind: 'stores'; readonly ids: readonly string[] }
  | { readonly kind: 'group'; readonly name: string };

/** Without `before` a closure is added, without `after` removed. Ends of `before` are those of a listed closure. */
export type ClosureChange = {
  readonly scope: ClosureScope;
  readonly before?: Pick<ClosureText, 'from' | 'until'> | undefined;
  readonly after?: ClosureText | undefined;
};

/** What an import by hand is called among the imports. */
const BY_HAND = 'Closures changed by hand';

export type ChangedClosure = {
  /** Not where all of it was so already. */
  readonly isChanged: boolean;
  /**
   * The import whose undo takes back all of the change and nothing else; none where nothing was changed, nor where a store
   * of the sample was, for what the sample has is removed with it and never undone.
   */
  readonly undoneBy: number | undefined;
};

/** Every closure there is, those of every store first, then by store number and start. */
export function listClosures(database: ReadableDatabase): ListedClosure[] {
  const ids = new Map(readStores(database).map(({ number, id }) => [number, id]));
  return [...readFacts(database, closureFormat.kind)]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, text]) => {
      const store = number === EVERY_STORE ? EVERY_STORE_ID : ids.get(number);
      return store === undefined
        ? []
        : closureFormat.read(text).map((closure) => ({ store, ...toText(closure) }));
    });
}

function toText({ from, until, reason }: Closure): ClosureText {
  return { from: writeLocalTime(from, 'start'), until: writeLocalTime(until, 'end'), reason };
}

/**
 * Adds, changes or removes a closure of the stores named, of those in a group now, or of every store, and lists that among the
 * imports. What is changed of stores that the sample alone has goes with the sample. Throws `closure-refused` where its ends cannot be read, `closure-unknown` where the one to change is gone,
 * `store-unknown` where the scope has no store.
 */
export function changeClosure(
  database: WritableDatabase,
  { scope, before, after }: ClosureChange,
): ChangedClosure {
  const removed = before === undefined ? undefined : readStretch(before);
  const added = after === undefined ? undefined : { ...readStretch(after), reason: readReason(after.reason) };
  return database.transaction((): ChangedClosure => {
    const layers = readFactLayers(database, closureFormat.kind);
    const changed = { own: new Map<number, StoredClosure[]>(), sample: new Map<number, StoredClosure[]>() };
    let isFound = false;
    for (const { number, layer } of storesOf(database, scope)) {
      const closures = closuresIn(layers, layer, number);
      const kept = closures.filter((closure) => !isSame(closure, removed));
      if (removed !== undefined && kept.length === closures.length) continue;
      isFound = true;
      const others = kept.filter((closure) => !isSame(closure, added));
      const next = added === undefined ? others : [...others, added];
      if (!areSame(closures, next)) changed[layer].set(number, next);
    }
    if (!isFound) {
      throw new JobError({ code: 'closure-unknown', message: 'This closure is not there any more.' });
    }
    if (changed.sample.size > 0) save(database, changed.sample, { sample: true });
    const id = changed.own.size > 0 ? save(database, changed.own, { sample: false }) : undefined;
    return {
      isChanged: changed.own.size + changed.sample.size > 0,
      undoneBy: changed.sample.size > 0 ? undefined : id,
    };
  })();
}

/** What the person brought or changed, and what the sample brought, which goes with it. */
type Layer = 'own' | 'sample';

/** The closures that count for a store, as they are to be kept in a layer. */
function closuresIn(
  layers: ReturnType<typeof readFactLayers>,
  layer: Layer,
  store: number,
): readonly StoredClosure[] {
  const text = layers[layer].get(store);
  if (text !== undefined) return closureFormat.read(text);
  const ofSample = closureFormat.read(layers.sample.get(store) ?? '[]');
  return ofSample.map((closure) => ({ ...closure, ofSample: true }));
}

function save(
  database: WritableDatabase,
  closures: ReadonlyMap<number, readonly StoredClosure[]>,
  { sample }: { sample: boolean },
): number {
  const about = {
    file: BY_HAND,
    kind: 'closures',
    bytes: 0,
    path: undefined,
    modifiedAt: undefined,
  } as const;
  const importedAt = Date.now();
  countPassed(database, importedAt);
  const id = beginImport(database, { ...about, importedAt, sample });
  const target = { database, sample, before: keepBeforeImages(database, id, { sample }) };
  const outcomes = [...replaceFacts(target, closureFormat, closures).values()];
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  finishImport(database, id, {
    rows: outcomes.length,
    accepted: outcomes.length,
    added: count('added'),
    replaced: count('replaced'),
    unchanged: count('unchanged'),
    rejected: 0,
  });
  return id;
}

function readReason(text: string): string {
  const reason = readText('reason', text);
  if (reason.ok) return reason.row.trim();
  throw new JobError({ code: 'closure-refused', message: `${sentenceOf(reason.reason)}.` });
}

const sentenceOf = (reason: string) => reason.charAt(0).toUpperCase() + reason.slice(1);

function readStretch({ from, until }: Pick<ClosureText, 'from' | 'until'>): Pick<Closure, 'from' | 'until'> {
  const stretch = readClosedStretch(from, until);
  if (stretch.ok) return stretch.row;
  throw new JobError({ code: 'closure-refused', message: `${sentenceOf(stretch.reason)}.` });
}

/** Whether two lists hold the same closures, in whatever order; none holds one stretch twice. */
function areSame(some: readonly Closure[], others: readonly Closure[]): boolean {
  const isIn = (one: Closure) => others.some((other) => isSame(one, other) && one.reason === other.reason);
  return some.length === others.length && some.every(isIn);
}

function isSame(a: Pick<Closure, 'from' | 'until'>, b: Pick<Closure, 'from' | 'until'> | undefined): boolean {
  return a.from === b?.from && a.until === b.until;
}

function storesOf(database: ReadableDatabase, scope: ClosureScope): { number: number; layer: Layer }[] {
  if (scope.kind === 'every-store') return [{ number: EVERY_STORE, layer: 'own' }];
  const ids = scope.kind === 'stores' ? new Set(scope.ids) : undefined;
  const stores = readReportStores(database).filter(({ id, group }) =>
    scope.kind === 'stores' ? ids?.has(id) : group === scope.name,
  );
  if (stores.length > 0) {
    const own = new Set(readStores(database).flatMap((store) => (store.own ? [store.number] : [])));
    return stores.map(({ number }) => ({ number, layer: own.has(number) ? 'own' : 'sample' }));
  }
  const message =
    scope.kind === 'stores' ? 'There is no store with this id.' : 'There is no store in this group.';
  throw new JobError({ code: 'store-unknown', message });
}
