import { databaseBytes, freeBytes, giveBackSpace } from '../../database/care/give-back.ts';
import { throwIfCancelled } from '../threads/cancel.ts';
import { type JobFailure, toFailure } from '../threads/error.ts';
import type { WriteTask } from '../threads/task.ts';

export type GiveBackProgress = { readonly step: 'giving-back'; readonly share: number | undefined };

/** How many bytes went back to the disk, how many stay free within the database, and why, where some do. */
export type SpaceGivenBack = {
  readonly given: number;
  readonly left: number;
  readonly because?: JobFailure;
};

/**
 * Gives free space back to the disk. What it follows is done and stays so; so whatever goes wrong here, and a cancel,
 * is an answer and no error.
 */
export function giveBack({ database, cancel, onProgress }: WriteTask<GiveBackProgress>): SpaceGivenBack {
  const before = databaseBytes(database);
  let because: JobFailure | undefined;
  try {
    giveBackSpace(database, (share) => {
      throwIfCancelled(cancel);
      onProgress({ step: 'giving-back', share });
    });
  } catch (error) {
    because = toFailure(error);
  }
  return {
    given: before - databaseBytes(database),
    left: freeBytes(database),
    ...(because === undefined ? {} : { because }),
  };
}
