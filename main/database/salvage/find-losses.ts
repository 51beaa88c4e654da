import { LOST_KINDS, type LostKind } from '../../report/losses.ts';
import { type LossMark, UNTOLD_STORE } from '../core/losses.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import type { Tally } from '../core/tally.ts';
import { EVERY_STORE, FACT_FORMATS, type FactName } from '../facts/store-facts.ts';
import type { PollWeek } from '../polls/poll-weeks.ts';
import type { DamagedRow } from './damaged-rows.ts';

/** What a damaged database still says of how much it held. */
export type Evidence = {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Whether every tally is there, so that a kind without one has no rows. */
  readonly hasAllTallies: boolean;
  /** `undefined` where not all can be read. */
  readonly weeks: readonly PollWeek[] | undefined;
  readonly damaged: readonly DamagedRow[];
  /** Marks that it had already of what was not regained since, and how many it had in all. */
  readonly marks: readonly LossMark[];
  readonly allMarks: number;
};

const WEEK_MS = 604_800_000;
const FACTS: readonly FactName[] = Object.values(FACT_FORMATS).map(({ kind }) => kind);

/**
 * What of a damaged database is not in the one that was made of it, before what belongs to lost stores is dropped there:
 * a mark a kind and store, and one of no store where nothing tells whose it was. Rather one too many than one too few.
 */
export function findLosses(database: ReadableDatabase, evidence: Evidence): LossMark[] {
  const { tallies, hasAllTallies, marks } = evidence;
  const known = new Set(database.prepare<[], number>('SELECT number FROM store').pluck().all());
  const losses = new Map<string, LossMark>();
  const mark = (one: LossMark) => {
    const key = `${one.kind} ${one.store}`;
    const until = Math.max(one.until, losses.get(key)?.until ?? one.until);
    losses.set(key, { ...one, until });
  };
  for (const one of marks) mark(one);
  if (marksLost(evidence)) {
    for (const kind of LOST_KINDS) mark({ kind, store: UNTOLD_STORE, until: endOf(database) });
  }
  if (tallies.get('store')?.rows !== known.size) mark({ kind: 'stores', store: UNTOLD_STORE, until: 0 });
  for (const kind of FACTS) {
    const there = tallies.get(`fact:${kind}`)?.rows ?? (hasAllTallies ? 0 : undefined);
    for (const store of lostFacts(database, kind, there, evidence, known)) mark({ kind, store, until: 0 });
  }
  for (const one of lostPolls(database, evidence, known)) mark(one);
  return [...losses.values()];
}

/** Whether marks of an earlier loss may be lost themselves; an older database has none. */
function marksLost({ tallies, hasAllTallies, allMarks }: Evidence): boolean {
  const there = tallies.get('loss')?.rows;
  return there === undefined ? !hasAllTallies && allMarks > 0 : there !== allMarks;
}

/** The stores whose fact of a kind is lost, of `there` rows of it. */
function lostFacts(
  database: ReadableDatabase,
  kind: LostKind & FactName,
  there: number | undefined,
  { damaged }: Evidence,
  known: ReadonlySet<number>,
): readonly number[] {
  const rows = database
    .prepare<[string], [number, number]>('SELECT store, sample FROM store_fact WHERE kind = ?')
    .raw()
    .all(kind);
  const missing = there === undefined ? undefined : there - rows.length;
  if (missing === 0) return [];
  const saved = new Set(rows.map(([store, layer]) => key(store, layer)));
  const named = new Set<number>();
  for (const row of damaged) {
    if (row.of !== 'fact' || (row.kind !== kind && isFact(row.kind))) continue;
    const store = row.stores.find((one) => isKnown(one, known) && !saved.has(key(one, row.layer)));
    if (store !== undefined) named.add(store);
  }
  if (named.size === missing) return [...named];
  const bare = new Set([...known].filter((store) => !saved.has(key(store, 0)) && !saved.has(key(store, 1))));
  return bare.size === missing ? [...bare] : [...named, UNTOLD_STORE];
}

function lostPolls(
  database: ReadableDatabase,
  { weeks, damaged }: Evidence,
  known: ReadonlySet<number>,
): readonly LossMark[] {
  if (weeks === undefined) return [{ kind: 'polls', store: UNTOLD_STORE, until: endOf(database) }];
  const find = database
    .prepare<[number, number], number>('SELECT store FROM poll_block WHERE week = ? AND sample = ?')
    .pluck();
  return weeks.flatMap((week): LossMark[] => {
    const layer = week.sample ? 1 : 0;
    const saved = new Set(find.all(week.week, layer));
    const missing = week.blocks.rows - saved.size;
    if (missing === 0) return [];
    const named = new Set<number>();
    for (const row of damaged) {
      if (row.of !== 'block' || row.week !== week.week || row.layer !== layer) continue;
      const store = row.stores.find((one) => known.has(one) && !saved.has(one));
      if (store !== undefined) named.add(store);
    }
    const bare = [...known].filter((store) => !saved.has(store));
    const stores = named.size === missing ? named : bare.length === missing ? bare : [...named, UNTOLD_STORE];
    return [...stores].map((store) => ({ kind: 'polls', store, until: week.newest }));
  });
}

const key = (store: number, layer: number) => `${store} ${layer}`;
const isFact = (kind: string) => FACTS.some((one) => one === kind);
const isKnown = (store: number, known: ReadonlySet<number>) => store === EVERY_STORE || known.has(store);

/** The end of the last week of which there is anything. */
function endOf(database: ReadableDatabase): number {
  const week = database.prepare<[], number | null>('SELECT max(week) FROM poll_block').pluck().get();
  return ((week ?? 0) + 1) * WEEK_MS;
}
