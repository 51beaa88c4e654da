import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { countUndoable, giveUpUndo } from '../imports/undo-import.ts';
import { countPolls } from '../polls/count-polls.ts';
import { takeFrom, toBlob } from '../polls/poll-block.ts';
import { addBlock, emptyWeek, type PollWeek, readPollWeeks, savePollWeeks } from '../polls/poll-weeks.ts';
import { checksumOfBlock, readWeek } from '../polls/polls.ts';

/** What deleting the polls from before an instant would do, in numbers. */
export type PollDeletion = {
  /** Polls that would go, of how many. */
  readonly polls: number;
  readonly of: number;
  /** Imports that could be undone and could no longer be. */
  readonly undoable: number;
};

/** `before` in ms since the epoch. */
export function previewPollDeletion(database: ReadableDatabase, before: number): PollDeletion {
  return inOneView(database, () => ({
    polls: countPolls(database, before),
    of: countPolls(database),
    undoable: countUndoable(database),
  }));
}

/**
 * Deletes the polls from before an instant (SPEC §13), the person's and the sample's, and with them what it takes to undo
 * the imports so far, which would bring them back. Reports, stores and the list of imports stay. `onWeek` is called with
 * the share done (0 to 1) before each week, and may throw to stop; nothing is deleted then.
 */
export function deletePolls(
  database: WritableDatabase,
  before: number,
  onWeek: (share: number) => void,
): void {
  database.transaction(() => {
    const weeks = readPollWeeks(database);
    const remove = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = ?');
    const left: PollWeek[] = [];
    for (const [index, week] of weeks.entries()) {
      onWeek(index / weeks.length);
      if (week.oldest >= before) left.push(week);
      else if (week.newest < before) remove.run(week.week, week.sample ? 1 : 0);
      else left.push(cutWeek(database, week, before));
    }
    savePollWeeks(database, left);
    giveUpUndo(database);
  })();
}

/** Takes the polls from before an instant out of a week that has later ones too. */
function cutWeek(database: WritableDatabase, week: PollWeek, before: number): PollWeek {
  const layer = week.sample ? 1 : 0;
  const left = emptyWeek(week.week, week.sample);
  const changed: [store: number, blob: Buffer | undefined, checksum: number][] = [];
  readWeek(database, week, (store, block) => {
    const part = takeFrom(block, week.week, before);
    if (part.length === 0) {
      changed.push([store, undefined, 0]);
      return;
    }
    const blob = toBlob(part.slice());
    const checksum = checksumOfBlock(blob, week.week, store, layer);
    addBlock(left, blob, checksum);
    if (part.length < block.length) changed.push([store, blob, checksum]);
  });
  const remove = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = ? AND store = ?');
  const put = database.prepare('INSERT OR REPLACE INTO poll_block VALUES (?, ?, ?, ?, ?)');
  for (const [store, blob, checksum] of changed) {
    if (blob === undefined) remove.run(week.week, layer, store);
    else put.run(week.week, layer, store, blob, checksum);
  }
  return left;
}
