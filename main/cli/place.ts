import { JobError } from '../jobs/threads/error.ts';

/**
 * Adds to a failure of writing a pack what to do next. Another place helps only where the place was to blame: what could not
 * be made fails there too, and writing then has that failure as its cause.
 */
export function sayOfPlace(error: unknown): never {
  if (!(error instanceof Error) || error.cause === undefined || error.cause instanceof JobError) throw error;
  throw new Error(`${error.message} Name another place with --pack.`, { cause: error });
}
