import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import { createRowWriter } from '../core/row-writer.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, readTally, saveTally, type Tally, takeRow, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import type { ImportTarget } from '../polls/import-target.ts';

/** How one kind of fact about stores, such as their hours, is written as a text; the same fact always gives the same. */
export type FactFormat<Fact, Kind extends string = string> = {
  readonly kind: Kind;
  readonly write: (fact: Fact) => string;
  readonly read: (text: string) => Fact;
};

/** The texts of one kind by store number: what the person's files said, and what the sample said. */
type Layers = { readonly own: Map<number, string>; readonly sample: Map<number, string> };

/** The texts of one kind that count, by store number: the person's where there is one. */
export function readFacts(database: ReadableDatabase, kind: string): ReadonlyMap<number, string> {
  return joinLayers(readFactLayers(database, kind));
}

export function readFactLayers(database: ReadableDatabase, kind: string): Layers {
  return inOneView(database, () => readLayers(database, kind));
}

export function joinLayers({ own, sample }: Layers): ReadonlyMap<number, string> {
  return sample.size === 0 ? own : new Map([...sample, ...own]);
}

/** The text of one kind that counts for one store: the person's where there is one. */
export function findFact(database: ReadableDatabase, kind: string, store: number): string | undefined {
  const [fact] = database
    .prepare<[string, number], [number, string, Checksum]>(
      'SELECT sample, fact, checksum FROM store_fact WHERE kind = ? AND store = ? ORDER BY sample',
    )
    .raw()
    .all(kind, store);
  if (fact === undefined) return undefined;
  const [layer, text, checksum] = fact;
  if (checksum === bind(checksumOf(text), store, layer)) return text;
  throw notAsWritten(database, kind, store);
}

function notAsWritten(database: ReadableDatabase, kind: string, store: number) {
  return damaged(database.name, `the ${kind} of store ${store} are not as they were written`);
}

function readLayers(database: ReadableDatabase, kind: string): Layers {
  const reader = createFactReader(database, kind);
  const layers = reader.read(0, Number.MAX_SAFE_INTEGER);
  verifyTally(database, `fact:${kind}`, reader.found);
  return layers;
}

/** Reads facts of one kind by ranges of store numbers, both ends included; `found` is the tally of all that were read. */
export function createFactReader(
  database: ReadableDatabase,
  kind: string,
): { readonly found: Tally; read(from: number, to: number): Layers } {
  const found = emptyTally();
  // Chains share their hours, and most stores a zone: the same text comes many times.
  const known = new Map<unknown, Checksum>();
  const rows = database
    .prepare<[string, number, number, number], [number, string, Checksum]>(
      'SELECT store, fact, checksum FROM store_fact WHERE kind = ? AND sample = ? AND store BETWEEN ? AND ?',
    )
    .raw();
  const readLayer = (layer: number, from: number, to: number): Map<number, string> => {
    const texts = new Map<number, string>();
    for (const [store, text, checksum] of rows.all(kind, layer, from, to)) {
      let content = known.get(text);
      if (content === undefined) {
        content = checksumOf(text);
        known.set(text, content);
      }
      if (checksum !== bind(content, store, layer)) throw notAsWritten(database, kind, store);
      addRow(found, checksum);
      texts.set(store, text);
    }
    return texts;
  };
  return { found, read: (from, to) => ({ own: readLayer(0, from, to), sample: readLayer(1, from, to) }) };
}

/** What became of a store's fact: it had none, another one, or the same. */
type Replacement = 'added' | 'replaced' | 'unchanged';

/** A fact as it is stored: its text, and that text's checksum. */
export type FactText = { readonly text: string; readonly content: Checksum };

export function factText<Fact>({ write }: FactFormat<Fact>, fact: Fact): FactText {
  const text = write(fact);
  return { text, content: checksumOf(text) };
}

/** Gives stores facts of one kind in place of what they had (SPEC §1), inside the transaction of the caller. */
export type FactReplacer = {
  /** Best called of stores ascending, which is the order of the key; of each once. */
  replace(store: number, fact: FactText): Replacement;
  /** To be called behind the last of them. */
  finish(): void;
};

export function createFactReplacer(
  { database, sample, before: images }: ImportTarget,
  kind: string,
): FactReplacer {
  const stored = readLayers(database, kind)[sample ? 'sample' : 'own'];
  const layer = sample ? 1 : 0;
  const tally = readTally(database, `fact:${kind}`);
  const rows = createRowWriter<[string, number, number, string, Checksum]>(
    database,
    'INSERT OR REPLACE INTO store_fact (kind, sample, store, fact, checksum)',
    5,
  );
  const added: number[] = [];
  return {
    replace(store, { text, content }) {
      const before = stored.get(store);
      if (before === text) return 'unchanged';
      if (before === undefined) added.push(store);
      else {
        const checksum = bind(checksumOf(before), store, layer);
        images.fact(kind, store, [before, checksum]);
        takeRow(tally, checksum);
      }
      const checksum = bind(content, store, layer);
      rows.add(kind, layer, store, text, checksum);
      addRow(tally, checksum);
      return before === undefined ? 'added' : 'replaced';
    },
    finish() {
      rows.flush();
      images.newFacts(kind, added);
      saveTally(database, `fact:${kind}`, tally);
    },
  };
}

/** The same of facts at hand; says of each store what became of it. */
export function replaceFacts<Fact>(
  target: ImportTarget,
  format: FactFormat<Fact>,
  factByStore: ReadonlyMap<number, Fact>,
): Map<number, Replacement> {
  const replacer = createFactReplacer(target, format.kind);
  const replacements = new Map<number, Replacement>();
  for (const [store, fact] of [...factByStore].sort(([a], [b]) => a - b)) {
    replacements.set(store, replacer.replace(store, factText(format, fact)));
  }
  replacer.finish();
  return replacements;
}
