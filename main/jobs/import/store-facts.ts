import { UNTOLD_STORE } from '../../database/core/losses.ts';
import { type FactFormat, replaceFacts } from '../../database/facts/fact-rows.ts';
import {
  closureFormat,
  detailFormat,
  EVERY_STORE,
  type FactName,
  hoursFormat,
  zoneFormat,
} from '../../database/facts/store-facts.ts';
import type { ImportCounts } from '../../database/imports/imports.ts';
import {
  createKnownRows,
  type FactTaker,
  type KnownRows,
  readFactSegment,
} from '../../import/fact-segment.ts';
import { businessHours } from '../../import/kinds/business-hours.ts';
import { closures, EVERY_STORE_ID } from '../../import/kinds/closures.ts';
import type { FactKind, Said } from '../../import/kinds/kind.ts';
import { type RowReader, readStoreId } from '../../import/kinds/row.ts';
import { stores } from '../../import/kinds/stores.ts';
import { timeZones } from '../../import/kinds/time-zones.ts';
import { textOf } from '../../import/store-interner.ts';
import type { ImportContext } from './context.ts';
import { countRejected } from './rejects.ts';
import { walkFile } from './walk-file.ts';

export const importHours = (context: ImportContext) =>
  importFacts(context, businessHours, hoursFormat, (openings) => [...openings.values()]);

export const importZones = (context: ImportContext) =>
  importFacts(context, timeZones, zoneFormat, (zone) => zone);

export const importStores = (context: ImportContext) =>
  importFacts(context, stores, detailFormat, (detail) => detail);

export const importClosures = (context: ImportContext) => {
  const storeNumber = (id: string) => (id === EVERY_STORE_ID ? EVERY_STORE : context.storeNumber(id));
  return importFacts({ ...context, storeNumber }, closures, closureFormat, (closed) => [...closed.values()]);
};

/** What the rows of one store say together, and how many of them added to that, overrode it or repeated it. */
type Held<Fact> = { fact: Fact; adds: number; overrides: number; repeats: number };

/** Reads a file whose rows state a fact about each store they name, and puts those facts in place of what was known. */
function importFacts<Row extends { readonly store: string }, Fact, Stored>(
  context: ImportContext,
  kind: FactKind<string, Row, Fact>,
  format: FactFormat<Stored, FactName>,
  finish: (fact: Fact) => Stored,
): ImportCounts {
  const byStore = new Map<number, Held<Fact>>();
  const known = createKnownRows<Row>();
  /** By the numbers of those ids. */
  const stores: number[] = [];
  const gather = (store: number, said: Said<Row>) => {
    const held = byStore.get(store);
    const { fact, effect } = kind.gather(held?.fact, said);
    if (held === undefined) byStore.set(store, { fact, adds: 1, overrides: 0, repeats: 0 });
    else {
      held.fact = fact;
      held[effect]++;
    }
  };
  const counts = readAllRows(context, kind.read, known, {
    accept: (row) => gather(context.storeNumber(row.store), row),
    acceptKnown(id, said) {
      stores[id] ??= context.storeNumber(textOf(known.ids, id));
      gather(stores[id], said);
    },
  });
  context.target.before.regained(format.kind, [UNTOLD_STORE, ...byStore.keys()]);
  const facts = new Map([...byStore].map(([store, { fact }]) => [store, finish(fact)]));
  const replacements = replaceFacts(context.target, format, facts, context.onRows);
  let [added, replaced, unchanged] = [0, 0, 0];
  for (const [store, { adds, overrides, repeats }] of byStore) {
    switch (replacements.get(store)) {
      case 'added':
        added += adds;
        replaced += overrides;
        unchanged += repeats;
        break;
      case 'replaced':
        replaced += adds + overrides;
        unchanged += repeats;
        break;
      default:
        unchanged += adds + overrides + repeats;
    }
  }
  context.meter.savedAll();
  return { ...counts, added, replaced, unchanged };
}

function readAllRows<Row extends { readonly store: string }>(
  context: ImportContext,
  read: RowReader<Row>,
  known: KnownRows<Row>,
  taker: FactTaker<Row>,
) {
  const { format, meter, rejects, signs, onRows } = context;
  /** Which stores a file lost rows of. */
  const reject = ([id]: readonly (string | undefined)[]) => {
    const store = readStoreId(id);
    if (store.ok) signs.rejected.add(store.row);
  };
  const counts = { rows: 0, accepted: 0, rejected: 0 };
  walkFile(
    context,
    (segment) => readFactSegment(segment, format, read, known, { ...taker, reject }),
    rejects.room,
    (range, firstLine) => {
      const rejected = countRejected(range.brokenRules);
      rejects.add(range, firstLine);
      counts.rows += range.rows;
      counts.rejected += rejected;
      counts.accepted += range.rows - rejected;
      meter.read(range.end, range.rows);
    },
    onRows,
  );
  return counts;
}
