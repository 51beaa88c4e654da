import { threadsEnd } from '../jobs/threads/thread.ts';

/** What stops a command. */
export const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Stop = (typeof STOPS)[number];

/** A command that was told to stop has ended after five seconds, whatever a thread of it still does. */
const END_WITHIN_MS = 4_500;

/**
 * Calls `stop` when the command is told to stop, and ends the process where it has not ended by itself in time: a thread
 * in the middle of what SQLite does cannot be stopped, and the process would wait for it. `release` ends the watch; it
 * waits for threads once the command was told to stop.
 */
export function endInTime(stop: () => void): { release: () => Promise<void> } {
  let told: Stop | undefined;
  const listeners = STOPS.map((signal) => {
    const listener = () => {
      told = signal;
      // Holds nothing up: where nothing runs any more the process ends before.
      setTimeout(() => endAs(signal), END_WITHIN_MS).unref();
      stop();
    };
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  return {
    async release() {
      for (const off of listeners) off();
      if (told !== undefined) await threadsEnd();
    },
  };
}

/** As the system does with a process that does not listen, so that whoever called it sees why it ended. */
function endAs(signal: Stop): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
