import type { ImportCounts } from '../../database/imports/imports.ts';
import { savePolls } from '../../database/polls/polls.ts';
import type { SegmentPolls } from '../../import/segment.ts';
import { sortPolls } from '../../import/sort-polls.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import type { ImportContext } from './context.ts';
import { readPollRanges } from './poll-ranges.ts';
import { countRejected } from './rejects.ts';

/** Polls held in memory before they are sorted and saved; bounds an import's memory whatever the file's size. */
const BATCH_POLLS = 2_500_000;

/** Reads, sorts and saves the polls of a file, batch by batch, inside the transaction of the caller. */
export async function importPolls(context: ImportContext): Promise<ImportCounts> {
  const { target, cancel, meter } = context;
  const counts = { rows: 0, accepted: 0, added: 0, replaced: 0, unchanged: 0, rejected: 0 };
  let batch: SegmentPolls[] = [];
  let batchSize = 0;
  const saveBatch = () => {
    context.onRows();
    // The threads that read wait from here on, or have ended.
    context.hash.begin();
    const sorted = sortPolls(batch);
    context.signs.polls.add(sorted);
    meter.saved(0);
    const saved = savePolls(target, sorted, (share) => {
      throwIfCancelled(cancel);
      meter.saved(share);
    });
    meter.savedAll();
    counts.added += saved.added;
    counts.replaced += saved.replaced;
    counts.unchanged += saved.unchanged;
    context.signs.sameSecond += saved.sameSecond;
    batch = [];
    batchSize = 0;
  };
  const numbers = new Map<readonly string[], number[]>();
  let line = context.format.headerLines + 1;
  for await (const { polls, storeIds } of readPollRanges({
    ...context,
    roomForRejected: context.rejects.room,
  })) {
    throwIfCancelled(cancel);
    let known = numbers.get(storeIds);
    if (known === undefined) {
      known = [];
      numbers.set(storeIds, known);
    }
    renumber(polls.stores, storeIds, known, context.storeNumber);
    // Without the rejected rows, which are saved below and would otherwise be held until the batch is.
    batch.push({ stores: polls.stores, keys: polls.keys });
    batchSize += polls.keys.length;
    counts.rows += polls.rows;
    counts.accepted += polls.keys.length;
    counts.rejected += countRejected(polls.brokenRules);
    context.rejects.add(polls, line);
    line += polls.lines;
    meter.read(polls.end, polls.rows);
    if (batchSize >= BATCH_POLLS) saveBatch();
  }
  saveBatch();
  return counts;
}

/** Turns a reader's store numbers into the database's, in place. */
function renumber(
  stores: Uint32Array,
  storeIds: readonly string[],
  known: number[],
  storeNumber: (id: string) => number,
): void {
  for (let i = 0; i < stores.length; i++) {
    const local = stores[i] as number;
    let number = known[local];
    if (number === undefined) {
      number = storeNumber(storeIds[local] as string);
      known[local] = number;
    }
    stores[i] = number;
  }
}
