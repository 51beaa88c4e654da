import { setFlagsFromString } from 'node:v8';

/**
 * What suits a process that ends within seconds, of threads that start from now on. Compiling with all care is a fifth of the
 * processor time of such a one, on the same two cores as its work: a function is worth it only when it was called far more
 * often. Cold loops wait longer for it, too; all the same a command with 12,000 calls took 5 % more. And V8 would begin with
 * room for a few megabytes of old objects, and look through all of them each time that it doubles it. With 128 MB an import took × 0.95, but a report of a year peaked at 560 MB for 481.
 */
const FLAGS = ['--invocation-count-for-turbofan=100000', '--initial-heap-size=32'];

/**
 * Worth it from so much on. What was compiled before is taken only under the same flags: with these a thread compiles Node's own
 * code anew, so that a command with a few rows took 0.29 s of a processor for 0.23, and one with 1.7 MB of polls no more or less.
 */
const FROM_BYTES = 1_000_000;

/** To be called before the threads start, with how much there is to read, in bytes. */
export function expectShortLife(bytes: number): void {
  if (bytes < FROM_BYTES) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
