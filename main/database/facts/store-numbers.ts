import type { Ids, NamedIds } from '../../import/id-signs.ts';
import {
  createInterner,
  findText,
  internId,
  internText,
  type StoreInterner,
  textOf,
  textsOf,
  visitTexts,
} from '../../import/store-interner.ts';
import type { Checksum } from '../core/checksum.ts';
import { createRowWriter } from '../core/row-writer.ts';
import type { WritableDatabase } from '../core/sqlite.ts';
import { addRow, readTally, saveTally, type Tally, takeRow } from '../core/tally.ts';
import type { ImportTarget } from '../polls/import-target.ts';
import { checksumOfStore, type Store, visitStores } from './stores.ts';

/** Numbers of stores as an import gives them. */
export type StoreNumbers = {
  /** The number of a store that the file at hand names. */
  numberOf(id: string): number;
  /** The same of an id by its bytes. */
  numberAt(bytes: Uint8Array, from: number, to: number): number;
  /** Those that it named so far. */
  readonly named: NamedIds;
  /** Every store known so far. */
  readonly known: Ids;
  save(): void;
};

const [SAMPLE, OWN, NAMED] = [1, 2, 4];

/** Every store of a database, its number and marks by the place of its id; `tally` is what the stores then come to. */
type Stored = {
  readonly ids: StoreInterner;
  numbers: Uint32Array;
  marks: Uint8Array;
  last: number;
  readonly tally: Tally;
};

/**
 * What the last import knew, for the next one: reading 13,500 stores takes as long as a fortieth of importing 2 million
 * polls. What was rolled back since, or changed otherwise, comes to another tally.
 */
const lastStored = new WeakMap<WritableDatabase, Stored>();
const MOST_KEPT = 100_000;

function takeStored(database: WritableDatabase): Stored {
  const tally = readTally(database, 'store');
  const kept = lastStored.get(database);
  lastStored.delete(database);
  if (kept !== undefined && kept.tally.rows === tally.rows && kept.tally.sum === tally.sum) {
    kept.marks.forEach((mark, place) => {
      kept.marks[place] = mark & (OWN | SAMPLE);
    });
    return kept;
  }
  const stored: Stored = {
    ids: createInterner(),
    numbers: new Uint32Array(1024),
    marks: new Uint8Array(1024),
    last: 0,
    tally,
  };
  visitStores(database, ({ number, id, own, sample }) => {
    note(stored, internId(stored.ids, id), number, (own ? OWN : 0) + (sample ? SAMPLE : 0));
  });
  return stored;
}

function note(stored: Stored, place: number, number: number, mark: number): void {
  if (place >= stored.numbers.length) {
    stored.numbers = grown(stored.numbers, new Uint32Array(2 * place));
    stored.marks = grown(stored.marks, new Uint8Array(2 * place));
  }
  stored.numbers[place] = number;
  stored.marks[place] = mark;
  stored.last = Math.max(stored.last, number);
}

/**
 * Numbers stores: polls, hours and zones refer to a store by a small number. `numberOf` knows every stored store and
 * adds those that it does not know, inside the transaction of the caller; `save` ends that. Ids are held as bytes: those of a
 * million stores, each a string in a Map with an object beside it, took 250 MB.
 */
export function createStoreNumbers({ database, sample, before }: ImportTarget): StoreNumbers {
  const stored = takeStored(database);
  const { ids, tally } = stored;
  const rows = createRowWriter<[number, string, number, number, Checksum]>(
    database,
    'INSERT OR REPLACE INTO store (number, id, own, sample, checksum)',
    5,
  );
  const changed: number[] = [];
  const put = (place: number, store: Store) => {
    const checksum = checksumOfStore(store);
    rows.add(store.number, store.id, store.own ? 1 : 0, store.sample ? 1 : 0, checksum);
    addRow(tally, checksum);
    changed.push(store.number);
    note(stored, place, store.number, NAMED + (store.own ? OWN : 0) + (store.sample ? SAMPLE : 0));
    return store.number;
  };
  const layer = sample ? SAMPLE : OWN;
  const isNamed = (place: number) => place >= 0 && ((stored.marks[place] as number) & NAMED) !== 0;
  const numberAtPlace = (place: number, isNew: boolean) => {
    if (isNew) {
      return put(place, { number: stored.last + 1, id: textOf(ids, place), own: !sample, sample });
    }
    const [number, mark] = [stored.numbers[place] as number, stored.marks[place] as number];
    stored.marks[place] = mark | NAMED;
    if ((mark & layer) !== 0) return number;
    const id = textOf(ids, place);
    takeRow(tally, checksumOfStore({ number, id, own: sample, sample: !sample }));
    return put(place, { number, id, own: true, sample: true });
  };
  return {
    numberOf(id) {
      const count = ids.count;
      const place = internId(ids, id);
      return numberAtPlace(place, place === count);
    },
    numberAt(bytes, from, to) {
      const count = ids.count;
      const place = internText(ids, bytes, from, to);
      return numberAtPlace(place, place === count);
    },
    named: {
      has: (id) => isNamed(findText(ids, id)),
      *[Symbol.iterator]() {
        for (let place = 0; place < ids.count; place++) if (isNamed(place)) yield textOf(ids, place);
      },
      visit: (visit) =>
        visitTexts(ids, (bytes, from, to, place) => {
          if (isNamed(place)) visit(bytes, from, to);
        }),
    },
    known: { [Symbol.iterator]: () => textsOf(ids), visit: (visit) => visitTexts(ids, visit) },
    save() {
      rows.flush();
      saveTally(database, 'store', tally);
      if (ids.count <= MOST_KEPT) lastStored.set(database, stored);
      before.stores(changed.splice(0));
    },
  };
}

function grown<Numbers extends Uint32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
