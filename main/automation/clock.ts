import { uptime } from 'node:os';
import { setTimeout as timer } from 'node:timers/promises';

/** What automation knows of time, apart from the system so that a test can set it. All in milliseconds. */
export type Clock = {
  /** What the wall clock shows, since the epoch. It may be set, and be wrong. */
  now(): number;
  /** Since some moment, time asleep left out or not; nobody sets it. */
  passed(): number;
  /** Since some moment, time asleep included where the system tells; nobody sets it. */
  passedWithSleep(): number;
  /** Resolves once `passed` has gone on by so many ms, never before; or when it is told to stop. */
  wait(ms: number, stop: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  // Asked anew each time, so that a test can set the clock of an app that runs.
  now: () => Date.now(),
  passed: () => performance.now(),
  passedWithSleep: () => uptime() * 1000,
  async wait(ms, stop) {
    const until = performance.now() + ms;
    // A timer leaves out parts of a millisecond, and counts from when the loop last looked at the time: it comes early.
    for (let left = ms; left > 0 && !stop.aborted; left = until - performance.now()) {
      await timer(Math.ceil(left), undefined, { signal: stop }).catch(() => undefined);
    }
  },
};
