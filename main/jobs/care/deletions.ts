import { isDeepStrictEqual } from 'node:util';
import { type PushAnswer, savePushes } from '../../database/automation/pushes.ts';
import { countEverything, deleteEverything, type Everything } from '../../database/care/delete-everything.ts';
import { deletePolls } from '../../database/care/delete-polls.ts';
import { keepForGood } from '../../database/imports/undo-import.ts';
import { deleteOldReports, type OldReports } from '../../database/reports/delete-reports.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import { JobError } from '../threads/error.ts';
import type { WriteTask } from '../threads/task.ts';
import { type GiveBackProgress, giveBack, type SpaceGivenBack } from './give-back.ts';

/** `share` (0 to 1) is not known of every step. */
export type DeletionProgress = { readonly step: 'deleting'; readonly share: number } | GiveBackProgress;

type Deletion = WriteTask<DeletionProgress>;

/** Deletes the polls from before an instant (ms), whole or, once cancelled, not at all; then gives the space back. */
export function deletePollsBefore(task: Deletion, before: number): SpaceGivenBack {
  const { database, cancel, onProgress } = task;
  deletePolls(database, before, (share) => {
    throwIfCancelled(cancel);
    onProgress({ step: 'deleting', share });
  });
  return giveBack(task);
}

export function deleteReportsBefore(task: Deletion, which: OldReports): SpaceGivenBack {
  deleteOldReports(task.database, which);
  return giveBack(task);
}

/**
 * Deletes everything, if it still is what the person was told; `data-changed` otherwise, as when an import has ended
 * meanwhile. What was pushed under these ids and waits to be imported goes with it: no later start imports it.
 */
export function deleteAll(
  task: Deletion,
  expected: Everything,
  waiting: readonly string[] = [],
): SpaceGivenBack {
  const { database } = task;
  const found = countEverything(database);
  if (!isDeepStrictEqual(found, expected)) {
    const message =
      'The data changed meanwhile, so nothing was deleted. Look at the new numbers and ask again.';
    throw new JobError({ code: 'data-changed', message });
  }
  database.transaction(() => {
    deleteEverything(database);
    // Of what they held nothing stays, its checksum neither.
    const pushes = waiting.map((id) => ({ id, content: '' }));
    savePushes(database, pushes, DELETED, false);
  })();
  return giveBack(task);
}

const DELETED: PushAnswer = {
  state: 'Failed',
  error: { code: 'deleted', message: 'Everything was deleted before this was imported.' },
};

/** Gives up what it takes to undo an import and all older ones, and the space that takes. */
export function giveUpUndoOf(task: Deletion, id: number): SpaceGivenBack {
  keepForGood(task.database, id);
  return giveBack(task);
}
