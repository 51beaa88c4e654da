import { uptime } from 'node:os';

/** What automation knows of time, apart from the system so that a test can set it. All in milliseconds. */
export type Clock = {
  /** What the wall clock shows, since the epoch. It may be set, and be wrong. */
  now(): number;
  /** Since some moment, time asleep left out or not; nobody sets it. */
  passed(): number;
  /** Since some moment, time asleep included where the system tells; nobody sets it. */
  passedWithSleep(): number;
};

export const systemClock: Clock = {
  // Asked anew each time, so that a test can set the clock of an app that runs.
  now: () => Date.now(),
  passed: () => performance.now(),
  passedWithSleep: () => uptime() * 1000,
};
