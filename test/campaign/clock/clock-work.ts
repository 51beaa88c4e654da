import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { createAutomaticBackups } from '../../../main/jobs/service/automatic.ts';
import { openService, type Service } from '../../../main/jobs/service/service.ts';
import '../../fixtures/keep-compiled.ts';

/** What is done under a clock that jumps; `look` is what the app does every ten minutes. */
export const CLOCK_WORKS = ['import', 'report', 'backup', 'look', 'reopen'] as const;
export type ClockWork = (typeof CLOCK_WORKS)[number] | 'end';

/** What there is after it: ids of complete reports and of imports that can be undone, both oldest first. */
export type ClockState = {
  readonly reports: readonly string[];
  readonly undoable: readonly number[];
  readonly backups: readonly string[];
  readonly failure?: string;
};

export const KEPT = { reports: 2, undoDays: 7, backups: 3 } as const;

type Place = { readonly folder: string; service: Service; imports: number };

/** A process of its own, which sees another time than it is: does in a folder what each line says, and tells what is there. */
if (import.meta.main) {
  let place: Place | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const [work, folder] = JSON.parse(line) as [ClockWork, string];
    place = place?.folder === folder ? place : await begin(folder);
    const failure = await take(place, work).catch((error: unknown) => String(error));
    const state = work === 'end' ? undefined : await stateOf(place);
    if (work === 'end') place = undefined;
    process.stdout.write(`${JSON.stringify({ ...state, ...(failure === undefined ? {} : { failure }) })}\n`);
  }
}

async function begin(folder: string): Promise<Place> {
  mkdirSync(folder);
  const service = openService(join(folder, 'stores.db'));
  await service.changeKeeping({ reports: KEPT.reports, undoDays: KEPT.undoDays });
  return { folder, service, imports: 0 };
}

async function take(place: Place, work: ClockWork): Promise<string | undefined> {
  const { service, folder } = place;
  switch (work) {
    case 'import': {
      const path = join(folder, 'polls.csv');
      const minute = String(place.imports++ % 60).padStart(2, '0');
      writeFileSync(path, `store_id,timestamp_utc,status\na,2023-01-25 12:${minute}:00,active\n`);
      await service.importFile({ path, sample: false });
      return undefined;
    }
    case 'report': {
      const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
      const { state } = await service.reportEnded(id);
      return state === 'Complete' ? undefined : `the report is ${state}`;
    }
    case 'backup':
    case 'look': {
      const occasion = work === 'backup' ? 'before-import' : 'daily';
      const automatic = createAutomaticBackups(
        service,
        () => ({ occasion, keep: KEPT.backups, folder: join(folder, 'backups') }),
        () => undefined,
      );
      await (work === 'backup' ? automatic.makeBeforeImport() : automatic.makeDue());
      return automatic.status().failure?.message;
    }
    case 'reopen':
      await service.close();
      place.service = openService(join(folder, 'stores.db'));
      await place.service.ready();
      return undefined;
    case 'end':
      await service.close();
      return undefined;
  }
}

async function stateOf({ service, folder }: Place): Promise<ClockState> {
  const reports = await service.listReports(1000);
  const undoable = undoableIn(join(folder, 'stores.db'));
  const backups = join(folder, 'backups');
  return {
    reports: reports
      .filter(({ state }) => state === 'Complete')
      .map(({ id }) => id)
      .reverse(),
    undoable,
    backups: existsSync(backups) ? readdirSync(backups) : [],
  };
}

function undoableIn(file: string): number[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare<[], number>('SELECT id FROM import WHERE undoable = 1 ORDER BY id').pluck().all();
  } finally {
    database.close();
  }
}
