import { UNTOLD_STORE } from '../../database/core/losses.ts';
import {
  createFactReplacer,
  type FactFormat,
  type FactText,
  factText,
} from '../../database/facts/fact-rows.ts';
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
import { createGathering, type Gathering } from '../../import/gathering.ts';
import { businessHours } from '../../import/kinds/business-hours.ts';
import { closures, EVERY_STORE_ID } from '../../import/kinds/closures.ts';
import type { FactKind } from '../../import/kinds/kind.ts';
import { type RowReader, readStoreId } from '../../import/kinds/row.ts';
import { stores } from '../../import/kinds/stores.ts';
import { timeZones } from '../../import/kinds/time-zones.ts';
import { decode } from '../../import/records.ts';
import type { StoreInterner } from '../../import/store-interner.ts';
import type { ImportContext } from './context.ts';
import { factKernel } from './fact-kernel.ts';
import { countRejected } from './rejects.ts';
import { walkFile } from './walk-file.ts';

export const importHours = (context: ImportContext) =>
  importFacts(context, businessHours, hoursFormat, (openings) => [...openings.values()]);

export const importZones = (context: ImportContext) =>
  importFacts(context, timeZones, zoneFormat, (zone) => zone);

export const importStores = (context: ImportContext) =>
  importFacts(context, stores, detailFormat, (detail) => detail);

export const importClosures = (context: ImportContext) => {
  const { stores } = context;
  const numberOf = (id: string) => (id === EVERY_STORE_ID ? EVERY_STORE : stores.numberOf(id));
  const numberAt = (bytes: Uint8Array, from: number, to: number) => numberOf(decode(bytes, from, to));
  const withEveryStore = { ...context, stores: { numberOf, numberAt } };
  return importFacts(withEveryStore, closures, closureFormat, (closed) => [...closed.values()]);
};

/** Reads a file whose rows state a fact about each store they name, and puts those facts in place of what was known. */
function importFacts<Row extends { readonly store: string }, Fact, Stored>(
  context: ImportContext,
  kind: FactKind<string, Row, Fact>,
  format: FactFormat<Stored, FactName>,
  finish: (fact: Fact) => Stored,
): ImportCounts {
  const known = createKnownRows<Row>(factKernel());
  const gathering = createGathering(kind, known.said, (fact) => factText(format, finish(fact)));
  /** By the numbers of those ids. */
  const stores: number[] = [];
  const counts = readAllRows(context, kind.read, known, {
    accept: (row) => gathering.add(context.stores.numberOf(row.store), row),
    acceptKnown(id, said) {
      stores[id] ??= storeNumberOf(context, known.ids, id);
      gathering.addKnown(stores[id], said);
    },
  });
  const { before } = context.target;
  before.regained(format.kind, [UNTOLD_STORE]);
  before.regained(format.kind, gathering.stores());
  return { ...counts, ...replaceWith(context, format.kind, gathering) };
}

function storeNumberOf({ stores }: ImportContext, { arena, ends }: StoreInterner, id: number): number {
  return stores.numberAt(arena, id === 0 ? 0 : (ends[id - 1] as number), ends[id] as number);
}

/** How many fact texts are written between two looks whether to stop. */
const STEP_STORES = 4096;

/** Puts what stores say in place of what they had; answers what that made of the rows. */
function replaceWith<Row>(
  { target, meter, onRows }: ImportContext,
  kind: FactName,
  gathering: Gathering<Row, FactText>,
): Pick<ImportCounts, 'added' | 'replaced' | 'unchanged'> {
  const replacer = createFactReplacer(target, kind);
  let [added, replaced, unchanged, count] = [0, 0, 0, 0];
  for (const [store, { settled, adds, overrides, repeats }] of gathering.inOrder()) {
    if (count++ % STEP_STORES === 0) onRows();
    switch (replacer.replace(store, settled)) {
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
  replacer.finish();
  meter.savedAll();
  return { added, replaced, unchanged };
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
  walkFile(context, (segment) => readFactSegment(segment, format, read, known, { ...taker, reject }), {
    keep: rejects.room,
    onRange(range, firstLine) {
      const rejected = countRejected(range.brokenRules);
      rejects.add(range, firstLine);
      counts.rows += range.rows;
      counts.rejected += rejected;
      counts.accepted += range.rows - rejected;
      meter.read(range.end, range.rows);
    },
    onStep: onRows,
    memory: known.kernel?.memory,
  });
  return counts;
}
