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

/** What programs sent: bodies that wait, by id, and imports of the last hours, by number. */
export type Pushed = { readonly waiting: readonly string[]; readonly imported: readonly number[] };

/**
 * Deletes everything, if it still is what the person was told; `data-changed` otherwise, as when an import has ended
 * meanwhile. What is pushed comes every few seconds and is meant as well: also what waits to be imported goes, and no later
 * start imports it.
 */
export function deleteAll(
  task: Deletion,
  expected: Everything,
  { waiting, imported }: Pushed = { waiting: [], imported: [] },
): SpaceGivenBack {
  const { database } = task;
  if (!isAsTold(countEverything(database), expected, imported)) {
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

function isAsTold(found: Everything, told: Everything, pushed: readonly number[]): boolean {
  const since = pushed.filter((id) => id > told.lastImport).length;
  if (since === 0) return isDeepStrictEqual(found, told);
  // How many stores and polls came with it, nobody was told.
  const { imports, reports, notes } = found;
  return imports === told.imports + since && reports === told.reports && notes === told.notes;
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
