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
import { createKnownRows, type FactTaker, readFactSegment } from '../../import/fact-segment.ts';
import { createGathering, type Stated } from '../../import/gathering.ts';
import { businessHours } from '../../import/kinds/business-hours.ts';
import { closures, EVERY_STORE_ID } from '../../import/kinds/closures.ts';
import type { FactKind } from '../../import/kinds/kind.ts';
import { readStoreId } from '../../import/kinds/row.ts';
import { stores } from '../../import/kinds/stores.ts';
import { timeZones } from '../../import/kinds/time-zones.ts';
import { decode } from '../../import/records.ts';
import { internId, type StoreInterner, visitTexts } from '../../import/store-interner.ts';
import { REJECTED_ROWS_KEPT } from '../../limits.ts';
import type { ImportContext } from './context.ts';
import { factKernel } from './fact-kernel.ts';
import type { KnownFile, Reading } from './reading.ts';
import { countRejected } from './rejects.ts';
import { type WalkedRange, walkFile } from './walk-file.ts';

export const readHours = (file: KnownFile) =>
  readFacts(file, businessHours, hoursFormat, (openings) => [...openings.values()]);

export const readZones = (file: KnownFile) => readFacts(file, timeZones, zoneFormat, (zone) => zone);

export const readStores = (file: KnownFile) => readFacts(file, stores, detailFormat, (detail) => detail);

export function readClosures(file: KnownFile): Reading {
  const { store, ...reading } = readFacts(file, closures, closureFormat, (closed) => [...closed.values()]);
  return {
    ...reading,
    store(context) {
      const { numberAt } = context.stores;
      const ofClosure = (bytes: Uint8Array, from: number, to: number) =>
        decode(bytes, from, to) === EVERY_STORE_ID ? EVERY_STORE : numberAt(bytes, from, to);
      return store({ ...context, stores: { numberAt: ofClosure } });
    },
  };
}

/** Reads a file whose rows state a fact about each store they name, to put those facts in place of what was known. */
function readFacts<Row extends { readonly store: string }, Fact, Stored>(
  file: KnownFile,
  kind: FactKind<string, Row, Fact>,
  format: FactFormat<Stored, FactName>,
  finish: (fact: Fact) => Stored,
): Reading {
  const known = createKnownRows<Row>(factKernel());
  /** By the numbers of ids of the file. */
  const gathering = createGathering(kind, known.said, (fact) => factText(format, finish(fact)));
  /** Stores that rejected rows name. */
  const lost = new Set<string>();
  const taker: FactTaker<Row> = {
    accept: (row) => gathering.add(internId(known.ids, row.store), row),
    acceptKnown: gathering.addKnown,
    reject([id]) {
      const store = readStoreId(id);
      if (store.ok) lost.add(store.row);
    },
  };
  const walk = walkFile(
    file,
    (segment) => readFactSegment(segment, file.format, kind.read, known, taker),
    known.kernel?.memory,
  );
  const read: WalkedRange[] = [];
  let kept = 0;
  const readOn = (onStep: () => void): boolean => {
    const next = walk.next(REJECTED_ROWS_KEPT - kept, onStep);
    if (next === undefined) return false;
    kept += next.range.rejected.length;
    read.push(next);
    return true;
  };
  return {
    begin: () => undefined,
    readOn: () => readOn(() => undefined),
    store(context) {
      const counts = { rows: 0, accepted: 0, rejected: 0 };
      while (read.length > 0 || readOn(context.onRows)) {
        for (const walked of read.splice(0)) countIn(context, walked, counts);
      }
      for (const id of lost) context.signs.rejected.add(id);
      const numbers = numberStores(context, known.ids);
      const { before } = context.target;
      before.regained(format.kind, [UNTOLD_STORE]);
      before.regained(format.kind, numbers);
      return { ...counts, ...replaceWith(context, format.kind, gathering.inOrder(numbers)) };
    },
    close: () => Promise.resolve(),
  };
}

function countIn(
  { meter, rejects }: ImportContext,
  { range, firstLine }: WalkedRange,
  counts: { rows: number; accepted: number; rejected: number },
): void {
  const rejected = countRejected(range.brokenRules);
  rejects.add(range, firstLine);
  counts.rows += range.rows;
  counts.rejected += rejected;
  counts.accepted += range.rows - rejected;
  meter.read(range.end, range.rows);
}

/** The number in the database of each id of the file. */
function numberStores({ stores, onRows }: ImportContext, ids: StoreInterner): Uint32Array {
  const numbers = new Uint32Array(ids.count);
  visitTexts(ids, (bytes, from, to, id) => {
    if (id % STEP_STORES === 0) onRows();
    numbers[id] = stores.numberAt(bytes, from, to);
  });
  return numbers;
}

/** How many stores are gone through between two looks whether to stop. */
const STEP_STORES = 4096;

/** Puts what stores say in place of what they had; answers what that made of the rows. */
function replaceWith(
  { target, meter, onRows }: ImportContext,
  kind: FactName,
  facts: Iterable<readonly [store: number, stated: Stated<FactText>]>,
): Pick<ImportCounts, 'added' | 'replaced' | 'unchanged'> {
  const replacer = createFactReplacer(target, kind);
  let [added, replaced, unchanged, count] = [0, 0, 0, 0];
  for (const [store, { settled, adds, overrides, repeats }] of facts) {
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
