import { text } from 'node:stream/consumers';
import { restore, salvage } from '../../../main/jobs/backup/commands.ts';
import { createAutomaticBackups } from '../../../main/jobs/service/automatic.ts';
import { openService, type Service } from '../../../main/jobs/service/service.ts';
import { killAtChange } from './kill-at-change.ts';
import '../../fixtures/keep-compiled.ts';

/** What care is taken of a database that a service has open. */
const SERVED = {
  undo: async (service) => {
    const undoable = await service.read('undoable');
    if (undoable !== undefined) await service.undoImport(undoable.record.id);
  },
  keep: async (service) => {
    const undoable = await service.read('undoable');
    if (undoable !== undefined) await service.keepForGood(undoable.record.id);
  },
  'delete-polls': (service) => service.deletePollsBefore(DELETED_BEFORE),
  'delete-reports': (service) =>
    service.deleteReportsBefore({ before: Number.MAX_SAFE_INTEGER, labelled: true }),
  'delete-all': async (service) => service.deleteAll(await service.read('everything')),
  'give-back': (service) => service.giveBackSpace(),
  backup: (service, { backup }) => service.backups.backUp(backup, { replace: true }),
  'automatic backup': (service, { automatic }) => makeAutomatic(service, automatic),
  restore: async (service, { backup }) => {
    await service.backups.restore(await service.backups.check(backup));
  },
  'start afresh': (service) => service.startAfresh(),
  'salvage in place': (service) => service.salvage(),
} satisfies Record<string, (service: Service, files: CareFiles) => Promise<unknown>>;

/** And what is done by a command of its own. */
const COMMANDS = {
  'restore by command': ({ database, backup }) => restore(backup, database),
  'salvage by command': ({ database, backup }) => salvage(database, backup),
} satisfies Record<string, (files: CareFiles) => Promise<unknown>>;

export type CareFiles = {
  readonly database: string;
  /** The file that a backup goes to or comes from, and that what can be read is saved to. */
  readonly backup: string;
  /** The folder of automatic backups. */
  readonly automatic: string;
};
export type Care = keyof typeof SERVED | keyof typeof COMMANDS;
export type CareOrder = CareFiles & { readonly care: Care; readonly killAtChange: number };

export const CARES = [...Object.keys(SERVED), ...Object.keys(COMMANDS)] as Care[];
export const KEPT_AUTOMATIC = 3;
/** The middle of the polls that the campaign's databases hold. */
export const DELETED_BEFORE = Date.UTC(2023, 0, 2, 6);

export function makeAutomatic(service: Service, folder: string): Promise<void> {
  const settings = () => ({ occasion: 'before-import', keep: KEPT_AUTOMATIC, folder }) as const;
  return createAutomaticBackups(service, settings, () => undefined).makeBeforeImport();
}

/** Does what is ordered; `began` is called when the database is open, where it can be. */
export async function takeCare(
  { care, ...files }: CareFiles & { care: Care },
  began: () => void,
): Promise<void> {
  if (care in COMMANDS) {
    began();
    await COMMANDS[care as keyof typeof COMMANDS](files);
    return;
  }
  const service = openService(files.database);
  try {
    await service.ready().catch(() => undefined);
    began();
    await SERVED[care as keyof typeof SERVED](service, files);
  } finally {
    await service.close();
  }
}

if (import.meta.main) {
  const { killAtChange: change, ...order }: CareOrder = JSON.parse(await text(process.stdin));
  await takeCare(order, () => {
    process.stdout.write('began\n');
    killAtChange(change);
  });
}
