import { createInterner, internId } from './store-interner.ts';

/** Store ids, which can be gone through again and again: as texts, or as they lie in memory, in a fifth of the time. */
export type Ids = Iterable<string> & {
  visit(visit: (bytes: Uint8Array, from: number, to: number) => void): void;
};
export type NamedIds = Ids & { has(id: string): boolean };

/** Store ids that differ from another one only in how they are written; `examples` are the first of them. */
export type SimilarIds = {
  readonly stores: number;
  readonly examples: readonly (readonly [id: string, other: string])[];
};

const EXAMPLES = 3;
const WRITTEN_OTHERWISE = /[\s'"`´‘’“”=]/g;

/**
 * Finds those of the ids `named` that differ from another of `known` only by blanks, quotes, case or leading zeros. `known` is gone
 * through more than once, so that of a million ids there need not be as many strings at a time.
 */
export function findSimilarIds(named: Pick<NamedIds, 'has'>, known: Ids): SimilarIds {
  // Each of them is all that its key holds, so that no two have the same.
  if (areAllPlain(known)) return { stores: 0, examples: [] };
  const keys = createInterner();
  const shared = new Set<number>();
  for (const id of known) {
    const before = keys.count;
    const key = internId(keys, plainId(id));
    if (key < before) shared.add(key);
  }
  const alike = new Map<number, string[]>();
  for (const id of shared.size === 0 ? [] : known) {
    const key = internId(keys, plainId(id));
    if (!shared.has(key)) continue;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [id]);
    else others.push(id);
  }
  const similar: (readonly [id: string, other: string])[] = [];
  for (const group of alike.values()) {
    for (const id of group) {
      const other = group.find((one) => one !== id);
      if (named.has(id) && other !== undefined) similar.push([id, other]);
    }
  }
  return { stores: similar.length, examples: similar.slice(0, EXAMPLES) };
}

function areAllPlain(ids: Ids): boolean {
  let areAll = true;
  ids.visit((bytes, from, to) => {
    for (let i = from; i < to && areAll; i++) areAll = isPlainAt(i - from, bytes[i] as number);
  });
  return areAll;
}

function plainId(id: string): string {
  if (isPlain(id)) return id;
  return id
    .replaceAll(WRITTEN_OTHERWISE, '')
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

/** Whether nothing of it can be left out: digits and small letters, not begun with a zero, as nearly all ids are. */
function isPlain(id: string): boolean {
  for (let i = 0; i < id.length; i++) if (!isPlainAt(i, id.charCodeAt(i))) return false;
  return true;
}

function isPlainAt(place: number, code: number): boolean {
  const isLetter = code >= 0x61 && code <= 0x7a;
  return (isDigit(code) || isLetter || code === 0x2d) && (place > 0 || code !== ZERO);
}

const ZERO = 0x30;
const isDigit = (code: number) => code >= ZERO && code <= 0x39;

const LONG = 16;

/** How many ids have 16 and more digits, and how many of these end in 000, as those do that a tool rounded. */
export function countRoundedIds(ids: Pick<Ids, 'visit'>): { readonly stores: number; readonly of: number } {
  let [stores, of] = [0, 0];
  ids.visit((bytes, from, to) => {
    if (to - from < LONG) return;
    for (let i = from; i < to; i++) if (!isDigit(bytes[i] as number)) return;
    of++;
    if (bytes[to - 1] === ZERO && bytes[to - 2] === ZERO && bytes[to - 3] === ZERO) stores++;
  });
  return { stores, of };
}
