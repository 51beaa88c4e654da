import type { ReadableDatabase } from '../../database/core/sqlite.ts';
import { findFact } from '../../database/facts/fact-rows.ts';
import { FACT_FORMATS } from '../../database/facts/store-facts.ts';
import type { StoreNumbers } from '../../database/facts/store-numbers.ts';
import { findStore } from '../../database/facts/stores.ts';
import type { FileFormat } from '../../import/file-format.ts';
import { countRoundedIds, findSimilarIds } from '../../import/id-signs.ts';
import { NO_SIGNS, type PollSigns } from '../../import/poll-signs.ts';
import { type ImportWarning, warningOf } from '../../import/warning.ts';

const EXAMPLES = 3;
/** Of ids of 16 and more digits, so many ending in 000 are no accident. */
const ROUNDED_SHARE = 0.9;

/** What an import notices on its way. */
export type Signs = {
  polls: PollSigns;
  /** Polls in the second of another poll of their store. */
  sameSecond: number;
  windows1252: number;
  /** Those that rejected rows name, of files that state facts. */
  readonly rejected: Set<string>;
};

export function createSigns(): Signs {
  return { polls: NO_SIGNS, sameSecond: 0, windows1252: 0, rejected: new Set() };
}

/** The warnings of a file whose rows are stored by now; `stores` are those that it names, and all. */
export function warningsOf(
  database: ReadableDatabase,
  { kind, daysFromOne }: Pick<FileFormat, 'kind' | 'daysFromOne'>,
  daysUnclear: boolean,
  signs: Signs,
  { named, known }: Pick<StoreNumbers, 'named' | 'known'>,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (signs.sameSecond > 0) warnings.push(warningOf({ kind: 'same-second', polls: signs.sameSecond }));
  const { future, often } = signs.polls;
  if (future.polls > 0) warnings.push(warningOf({ kind: 'future-polls', ...future }));
  const similar = findSimilarIds(named, known);
  if (similar.stores > 0) warnings.push(warningOf({ kind: 'similar-ids', ...similar }));
  const rounded = countRoundedIds(named);
  if (rounded.stores > 0 && rounded.stores >= rounded.of * ROUNDED_SHARE) {
    warnings.push(warningOf({ kind: 'rounded-ids', ...rounded }));
  }
  if (often > 0) warnings.push(warningOf({ kind: 'often-polled', stores: often }));
  const ofHours = kind === 'business-hours' ? [...signs.rejected] : [];
  const lost = ofHours.filter((id) => !named.has(id) && !hasHours(database, id));
  if (lost.length > 0) {
    warnings.push(warningOf({ kind: 'hours-lost', stores: lost.length, examples: lost.slice(0, EXAMPLES) }));
  }
  if (daysFromOne) warnings.push(warningOf({ kind: 'days-from-one' }));
  if (daysUnclear) warnings.push(warningOf({ kind: 'days-unclear' }));
  if (signs.windows1252 > 0) warnings.push(warningOf({ kind: 'windows-1252', rows: signs.windows1252 }));
  return warnings;
}

function hasHours(database: ReadableDatabase, id: string): boolean {
  const store = findStore(database, id);
  return (
    store !== undefined && findFact(database, FACT_FORMATS['business-hours'].kind, store.number) !== undefined
  );
}
