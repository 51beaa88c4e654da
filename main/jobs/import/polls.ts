import type { ImportCounts } from '../../database/imports/imports.ts';
import { createPollSaver } from '../../database/polls/polls.ts';
import { visitPacked } from '../../import/store-interner.ts';
import { giveUp } from '../../report/give-up.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import type { ImportContext } from './context.ts';
import type { PollFile } from './poll-parser.ts';
import { type BegunPolls, beginPolls, openPollReader, type PollReader } from './poll-reader.ts';
import type { KnownFile, Reading } from './reading.ts';
import { countRejected } from './rejects.ts';

/**
 * Polls held in memory, at twelve bytes, before they are saved: bounds an import's memory whatever the file's size. A
 * larger file comes in several batches, each of which rewrites the blocks of the weeks that it tells of.
 */
const BATCH_POLLS = 24_000_000;

const DAY = 86_400_000;

export function readPolls(file: KnownFile): Reading {
  const source = { ...file, futureAfter: Date.now() + DAY };
  let begun: BegunPolls | undefined;
  return {
    begin() {
      begun = beginPolls(source);
    },
    readOn: () => false,
    store: (context) => importPolls(context, source, begun),
    close: async () => begun?.parser.close(),
  };
}

/** Reads, sorts and saves the polls of a file, batch by batch, inside the transaction of the caller. */
async function importPolls(
  context: ImportContext,
  source: PollFile,
  begun: BegunPolls | undefined,
): Promise<ImportCounts> {
  const { cancel, onRows } = context;
  // This thread waits while the other one parses.
  context.onWait();
  const reader = openPollReader({ ...source, cancel, onRows }, begun);
  const counts = { rows: 0, accepted: 0, added: 0, replaced: 0, unchanged: 0, rejected: 0 };
  const numbers: number[] = [];
  try {
    for (let line = source.format.headerLines + 1; ; ) {
      const before = counts.rows;
      line = await readBatch(context, reader, line, numbers, counts);
      if (counts.rows === before) break;
      await saveBatch(context, reader, numbers, counts);
    }
    context.signs.polls = await reader.signs();
  } finally {
    await reader.close();
  }
  return counts;
}

type Counts = { -readonly [Name in keyof ImportCounts]: ImportCounts[Name] };

/** Counts a batch in and numbers its stores; answers the line of the file that the next one begins on. */
async function readBatch(
  { cancel, rejects, meter, stores }: ImportContext,
  reader: PollReader,
  firstLine: number,
  numbers: number[],
  counts: Counts,
): Promise<number> {
  let line = firstLine;
  for await (const range of reader.ranges(BATCH_POLLS)) {
    throwIfCancelled(cancel);
    visitPacked(range.names, (bytes, from, to) => void numbers.push(stores.numberAt(bytes, from, to)));
    counts.rows += range.rows;
    counts.accepted += range.polls;
    counts.rejected += countRejected(range.brokenRules);
    rejects.add(range, line);
    line += range.lines;
    meter.read(range.end, range.rows);
  }
  return line;
}

async function saveBatch(
  { target, cancel, meter, signs, onRows }: ImportContext,
  reader: PollReader,
  numbers: readonly number[],
  counts: Counts,
): Promise<void> {
  onRows();
  const saver = createPollSaver(target);
  const polls = counts.accepted - counts.added - counts.replaced - counts.unchanged;
  let saved = 0;
  for await (const piece of reader.pieces(numbers)) {
    saver.save(piece, () => {
      throwIfCancelled(cancel);
      meter.saved(saved / polls);
    });
    saved += piece.packed.length;
    // To the collector it is a few objects: of 20 million polls it would leave 80 MB for long.
    giveUp(piece.packed);
  }
  meter.savedAll();
  const { added, replaced, unchanged, sameSecond } = saver.finish();
  counts.added += added;
  counts.replaced += replaced;
  counts.unchanged += unchanged;
  signs.sameSecond += sameSecond;
}
