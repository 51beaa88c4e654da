import { dirname, join } from 'node:path';
import {
  type FolderBackup,
  isDue,
  listBackups,
  makeFolder,
  nextBackupName,
  type Occasion,
  prune,
} from '../backup/backup-folder.ts';
import type { CopyOptions } from '../backup/copy-thread.ts';
import { type JobFailure, toFailure } from '../threads/error.ts';
import type { Service } from './service.ts';

export type AutomaticSettings = {
  readonly occasion: Occasion;
  /** How many to keep, the newest. */
  readonly keep: number;
  /** `undefined`: a folder beside the database. */
  readonly folder?: string | undefined;
};

/** How it stands with the backups that are made by themselves. */
export type AutomaticStatus = AutomaticSettings & {
  readonly folder: string;
  readonly newest: FolderBackup | undefined;
  /** Why the last one was not made, and since when (ms since the epoch) none could be. */
  readonly failure: (JobFailure & { readonly since: number }) | undefined;
};

export type AutomaticBackups = {
  status(): AutomaticStatus;
  /** A folder as it is to be remembered: `undefined` for the one beside the database, which may move with it. */
  toRemember(folder: string | undefined): string | undefined;
  /** Makes one if it is time for one; never rejects. */
  makeDue(): Promise<void>;
  /** Makes one if that is asked for before an import; never rejects, but for `cancelled`. */
  makeBeforeImport(options?: CopyOptions): Promise<void>;
  /** Looks from now on, every ten minutes, whether one is due; answers how to stop, which waits for the one at hand. */
  start(): () => Promise<void>;
};

const LOOK_EVERY_MS = 600_000;
const BESIDE_DATABASE = 'backups';

export function createAutomaticBackups(
  service: Pick<Service, 'backups' | 'databaseFile' | 'read'>,
  settings: () => AutomaticSettings,
  onStatus: (status: AutomaticStatus) => void,
): AutomaticBackups {
  let failure: AutomaticStatus['failure'];
  let atHand: Promise<void> | undefined;
  const stop = new AbortController();

  const besideDatabase = () => join(dirname(service.databaseFile()), BESIDE_DATABASE);

  function status(): AutomaticStatus {
    const folder = settings().folder ?? besideDatabase();
    return { ...settings(), folder, newest: listBackups(folder)[0], failure };
  }

  async function make(options: CopyOptions): Promise<void> {
    try {
      const { stores } = await service.read('overview');
      if (stores === 0) return;
      const { folder, keep } = status();
      makeFolder(folder);
      await service.backups.backUp(join(folder, nextBackupName(folder, Date.now())), options);
      prune(folder, keep);
      failure = undefined;
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code === 'cancelled') throw error;
      failure = { code, message, since: failure?.since ?? Date.now() };
    }
    onStatus(status());
  }

  /** One at a time. */
  async function makeAlone(options: CopyOptions): Promise<void> {
    await atHand?.catch(() => undefined);
    const mine = make(options);
    atHand = mine;
    try {
      await mine;
    } finally {
      if (atHand === mine) atHand = undefined;
    }
  }

  async function makeDue(): Promise<void> {
    const { occasion, newest } = status();
    if (atHand !== undefined || !isDue(occasion, newest, Date.now())) return;
    await makeAlone({ signal: stop.signal }).catch(() => undefined);
  }

  return {
    status,
    toRemember: (folder) => (folder === besideDatabase() ? undefined : folder),
    makeDue,
    async makeBeforeImport(options = {}) {
      if (settings().occasion === 'before-import') await makeAlone(options);
    },
    start() {
      const timer = setInterval(() => void makeDue(), LOOK_EVERY_MS);
      void makeDue();
      return async () => {
        clearInterval(timer);
        stop.abort();
        await atHand?.catch(() => undefined);
      };
    },
  };
}
