import { join } from 'node:path';
import { refuseWindowsName } from '../jobs/files/windows-names.ts';
import { openService, type Service, type ServiceOptions } from '../jobs/service/service.ts';
import { endInTime } from './end-in-time.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

/** What a command works with until it ends. */
export type Session = {
  readonly service: Service;
  /** Aborts when the person or the system tells the command to stop. */
  readonly stop: AbortSignal;
  readonly temporary: TemporaryFolder;
};

/**
 * Does a command's work with the database named, or with a temporary one that goes when the command ends. A second
 * signal ends the process at once; the next start clears away what is left then.
 */
export async function inSession(
  database: string | undefined,
  work: (session: Session) => Promise<void>,
  options: ServiceOptions = {},
): Promise<{ readonly stopped: boolean }> {
  if (database !== undefined) refuseWindowsName(database);
  const stop = new AbortController();
  const watch = endInTime(() => stop.abort());
  const temporary = temporaryFolder();
  let service: Service | undefined;
  try {
    service = openService(database ?? join(temporary.path(), 'store-monitor.db'), options);
    await work({ service, stop: stop.signal, temporary });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return { stopped: true };
  } finally {
    await service?.close();
    temporary.remove();
    await watch.release();
  }
  return { stopped: false };
}
