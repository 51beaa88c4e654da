import { LOST_KINDS } from '../../report/losses.ts';
import { NOTE_REASONS, type NoteReason } from '../../report/outage-notes.ts';
import { bind, checksumOf } from '../core/checksum.ts';
import { checksumOfLoss, type LossMark } from '../core/losses.ts';
import type { PackedResult } from '../core/packed-result.ts';
import { checksumOfTally, type Tallied, type Tally } from '../core/tally.ts';
import { checksumOfSetAside, isKeptAside, type KeptAside } from '../facts/set-aside.ts';
import { FACT_FORMATS, type KindInTable } from '../facts/store-facts.ts';
import { checksumOfStore, type Store } from '../facts/stores.ts';
import type { StoredRow, Value } from '../pages/records.ts';
import { checksumOfBlock } from '../polls/polls.ts';
import { checksumOfNote, type OutageNote } from '../reports/outage-notes.ts';
import { digestOf } from '../reports/shared-stores.ts';

/** A row of which the checksum says that it is as it was written, whichever table it was found in. */
export type TrueRow =
  | { readonly of: 'store'; readonly store: Store; readonly checksum: number }
  | {
      readonly of: 'fact';
      readonly kind: string;
      readonly layer: number;
      readonly store: number;
      readonly text: string;
      readonly checksum: number;
    }
  | {
      readonly of: 'block';
      readonly week: number;
      readonly layer: number;
      readonly store: number;
      readonly polls: Buffer;
      readonly checksum: number;
    }
  | { readonly of: 'note'; readonly note: OutageNote }
  | { readonly of: 'aside'; readonly kept: KeptAside }
  /** `isLive`: what was lost was not regained. */
  | { readonly of: 'loss'; readonly mark: LossMark; readonly isLive: boolean }
  | { readonly of: 'tally'; readonly name: Tallied; readonly tally: Tally }
  /** Its checksum is of its report's row too, and looked at when both are there. */
  | {
      readonly of: 'result';
      readonly report: string;
      readonly packed: Omit<PackedResult, 'shared'>;
      /** What its facts about stores are found by; null where it has them itself. */
      readonly shared: string | null;
      readonly checksum: number;
    }
  | { readonly of: 'report stores'; readonly sha256: string; readonly content: string };

type Recognise = (values: readonly Value[]) => TrueRow | undefined;

/** Of the kinds of file with a table of their own. */
const IN_TABLES: Readonly<Record<KindInTable, Recognise>> = { polls: asBlock };

/** Of all other kinds of file, as `kind` in their rows says. */
const IN_FACTS: ReadonlyMap<string, (text: string) => unknown> = new Map(
  Object.values(FACT_FORMATS).map(({ kind, read }) => [kind, read]),
);

const RECOGNISE: readonly Recognise[] = [
  ...Object.values(IN_TABLES),
  asFact,
  asNote,
  asAside,
  asLoss,
  asTally,
  asResult,
  asReportStores,
];

/** What a row is, by its shape and its checksum; `undefined` where it is none of those that have one, or not as written. */
export function asTrueRow({ rowid, values }: StoredRow): TrueRow | undefined {
  const store = asStore(rowid, values);
  if (store !== undefined) return store;
  for (const recognise of RECOGNISE) {
    const row = recognise(values);
    if (row !== undefined) return row;
  }
  return undefined;
}

const isWhole = (value: Value | undefined): value is number => Number.isSafeInteger(value);
const isFlag = (value: Value | undefined): value is 0 | 1 => value === 0 || value === 1;
const isText = (value: Value | undefined): value is string => typeof value === 'string';

function asStore(rowid: number | undefined, values: readonly Value[]): TrueRow | undefined {
  const [number, id, own, sample, checksum] = values;
  if (rowid === undefined || values.length !== 5 || number !== null) return undefined;
  if (!isText(id) || !isFlag(own) || !isFlag(sample) || !isWhole(checksum)) return undefined;
  const store = { number: rowid, id, own: own === 1, sample: sample === 1 };
  return (store.own || store.sample) && checksum === checksumOfStore(store)
    ? { of: 'store', store, checksum }
    : undefined;
}

function asBlock(values: readonly Value[]): TrueRow | undefined {
  const [week, layer, store, polls, checksum] = values;
  if (values.length !== 5 || !isWhole(week) || !isFlag(layer) || !isWhole(store)) return undefined;
  if (!(polls instanceof Buffer) || polls.length === 0 || polls.length % 4 !== 0) return undefined;
  return isWhole(checksum) && checksum === checksumOfBlock(polls, week, store, layer)
    ? { of: 'block', week, layer, store, polls, checksum }
    : undefined;
}

function asFact(values: readonly Value[]): TrueRow | undefined {
  const [kind, layer, store, text, checksum] = values;
  if (values.length !== 5 || !isText(kind) || !isFlag(layer) || !isWhole(store) || !isText(text))
    return undefined;
  const read = IN_FACTS.get(kind);
  if (read === undefined || checksum !== bind(checksumOf(text), store, layer)) return undefined;
  if (!makesSense(read, text)) return undefined;
  return { of: 'fact', kind, layer, store, text, checksum };
}

/** A checksum tells damage, not what somebody made up, with which no report could be made. */
function makesSense(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

const isReason = (text: string): text is NoteReason => NOTE_REASONS.some((reason) => reason === text);

function asNote(values: readonly Value[]): TrueRow | undefined {
  const [store, from, until, reason, text, changedAt, checksum] = values;
  if (values.length !== 7 || !isText(store) || !isWhole(from) || !isWhole(until)) return undefined;
  if (!isText(reason) || !isReason(reason) || !isText(text) || !isWhole(changedAt)) return undefined;
  const note = { store, from, until, reason, text, changedAt };
  return checksum === checksumOfNote(note) ? { of: 'note', note } : undefined;
}

function asAside(values: readonly Value[]): TrueRow | undefined {
  const [store, since, reason, changedAt, checksum] = values;
  if (values.length !== 5 || !isText(store) || !isText(since) || !isText(reason)) return undefined;
  if (!isWhole(changedAt)) return undefined;
  const kept = { store, since, reason, changedAt };
  if (checksum !== checksumOfSetAside(kept) || !isKeptAside(kept)) return undefined;
  return { of: 'aside', kept };
}

function asLoss(values: readonly Value[]): TrueRow | undefined {
  const [kind, store, until, regainedBy, checksum] = values;
  if (values.length !== 5 || !isText(kind) || !isWhole(store) || !isWhole(until)) return undefined;
  const known = LOST_KINDS.find((one) => one === kind);
  if (known === undefined || !(regainedBy === null || isWhole(regainedBy))) return undefined;
  const mark = { kind: known, store, until };
  return checksum === checksumOfLoss(mark) ? { of: 'loss', mark, isLive: regainedBy === null } : undefined;
}

function asTally(values: readonly Value[]): TrueRow | undefined {
  const [name, rows, sum, checksum] = values;
  if (values.length !== 4 || !isText(name) || !isWhole(rows) || !isWhole(sum)) return undefined;
  const tally = { rows, sum };
  // A name that is not one of them has another checksum.
  return checksum === checksumOfTally(name as Tallied, tally)
    ? { of: 'tally', name: name as Tallied, tally }
    : undefined;
}

function asResult(values: readonly Value[]): TrueRow | undefined {
  // Rows from before there was something shared end with the checksum.
  const [report, stores, layout, numbers, strips, outages, checksum, shared = null] = values;
  if (values.length < 7 || values.length > 8 || !isText(report) || !isText(stores) || !isText(layout))
    return undefined;
  if (!(numbers instanceof Buffer) || !isWhole(checksum)) return undefined;
  if (!isBytesOrNone(strips) || !isBytesOrNone(outages)) return undefined;
  if (shared !== null && !isText(shared)) return undefined;
  return { of: 'result', report, packed: { stores, layout, numbers, strips, outages }, shared, checksum };
}

function asReportStores(values: readonly Value[]): TrueRow | undefined {
  const [sha256, content] = values;
  if (values.length !== 2 || !isText(sha256) || !isText(content)) return undefined;
  return digestOf(content) === sha256 ? { of: 'report stores', sha256, content } : undefined;
}

const isBytesOrNone = (value: Value | undefined): value is Buffer | null =>
  value === null || value instanceof Buffer;
