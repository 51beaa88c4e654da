import type { Ids, NamedIds } from '../../import/id-signs.ts';
import {
  createInterner,
  findText,
  internId,
  textOf,
  textsOf,
  visitTexts,
} from '../../import/store-interner.ts';
import { addRow, readTally, saveTally, takeRow } from '../core/tally.ts';
import type { ImportTarget } from '../polls/import-target.ts';
import { checksumOfStore, type Store, visitStores } from './stores.ts';

/** Numbers of stores as an import gives them. */
export type StoreNumbers = {
  /** The number of a store that the file at hand names. */
  numberOf(id: string): number;
  /** Those that it named so far. */
  readonly named: NamedIds;
  /** Every store known so far. */
  readonly known: Ids;
  save(): void;
};

const [SAMPLE, OWN, NAMED] = [1, 2, 4];

/**
 * Numbers stores: polls, hours and zones refer to a store by a small number. `numberOf` knows every stored store and
 * adds those that it does not know, inside the transaction of the caller; `save` ends that. Ids are held as bytes: those of a
 * million stores, each a string in a Map with an object beside it, took 250 MB.
 */
export function createStoreNumbers({ database, sample, before }: ImportTarget): StoreNumbers {
  const ids = createInterner();
  let numbers = new Uint32Array(1024);
  let marks = new Uint8Array(1024);
  let last = 0;
  const note = (place: number, number: number, mark: number) => {
    if (place >= numbers.length) {
      numbers = grown(numbers, new Uint32Array(2 * place));
      marks = grown(marks, new Uint8Array(2 * place));
    }
    numbers[place] = number;
    marks[place] = mark;
    last = Math.max(last, number);
  };
  visitStores(database, ({ number, id, own, sample }) => {
    note(internId(ids, id), number, (own ? OWN : 0) + (sample ? SAMPLE : 0));
  });
  const tally = readTally(database, 'store');
  const write = database.prepare(
    'INSERT OR REPLACE INTO store (number, id, own, sample, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const changed: number[] = [];
  const put = (place: number, store: Store) => {
    const checksum = checksumOfStore(store);
    write.run(store.number, store.id, store.own ? 1 : 0, store.sample ? 1 : 0, checksum);
    addRow(tally, checksum);
    changed.push(store.number);
    note(place, store.number, NAMED + (store.own ? OWN : 0) + (store.sample ? SAMPLE : 0));
    return store.number;
  };
  const layer = sample ? SAMPLE : OWN;
  const isNamed = (place: number) => place >= 0 && ((marks[place] as number) & NAMED) !== 0;
  return {
    numberOf(id) {
      const count = ids.count;
      const place = internId(ids, id);
      if (place === count) return put(place, { number: last + 1, id, own: !sample, sample });
      const [number, mark] = [numbers[place] as number, marks[place] as number];
      marks[place] = mark | NAMED;
      if ((mark & layer) !== 0) return number;
      takeRow(tally, checksumOfStore({ number, id, own: sample, sample: !sample }));
      return put(place, { number, id, own: true, sample: true });
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
      saveTally(database, 'store', tally);
      before.stores(changed.splice(0));
    },
  };
}

function grown<Numbers extends Uint32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
