import { app } from 'electron';
import type { Log } from '../log/log.ts';
import { versionsText } from './about.ts';

/** Writes down the start, and whatever fails in this process without anybody having asked for it. */
export function logFaults(log: Log): void {
  log.note(`Started: ${versionsText().replaceAll('\n', '; ')}`);
  const faultOf = (error: unknown) => (error instanceof Error ? error : { name: typeof error });
  process.on('uncaughtExceptionMonitor', (error) => log.fault('Uncaught', error));
  process.on('unhandledRejection', (reason) => log.fault('Unhandled', faultOf(reason)));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note(`A process of ${type} ended: ${reason}, ${exitCode}`);
  });
}
