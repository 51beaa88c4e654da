import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deletePolls } from '../../../main/database/care/delete-polls.ts';
import { closeDatabase, openForWriting } from '../../../main/database/opening/connection.ts';
import { openService } from '../../../main/jobs/service/service.ts';
import { writeBigPolls } from '../../fixtures/big-polls.ts';
import { makeOldFashioned } from '../../fixtures/importing.ts';
import { type Care, type CareFiles, DELETED_BEFORE } from './care-once.ts';

/** The databases that care is taken of. `steps`: has free space to give back in steps; `anew`: only by being written anew. */
const KINDS = ['full', 'steps', 'anew', 'damaged'] as const;
export type Kind = (typeof KINDS)[number];

const PAGE = 8192;

export function filesIn(place: string): CareFiles {
  return {
    database: join(place, 'stores.db'),
    backup: join(place, 'saved', 'saved.db'),
    automatic: join(place, 'automatic'),
  };
}

/** Makes one place of each kind, of which each round begins with a copy. */
export async function makeTemplates(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const full = makePlace(folder, 'full');
  const polls = [10_000, 16_000].map((rows, salt) => {
    const path = join(folder, `polls-${salt}.csv`);
    writeBigPolls(path, rows, salt);
    return path;
  });
  const service = openService(full.database);
  for (const [index, path] of polls.entries()) {
    await service.importFile({ path, sample: false });
    await service.reportEnded(await service.triggerReport({ asOf: 'latest', reach: 5_400_000 }));
    if (index === 0) await service.backups.backUp(full.backup);
  }
  await service.close();
  for (const day of ['01', '02', '03']) {
    copyFileSync(full.backup, join(full.automatic, `store-monitor-2023-01-${day}-120000.db`));
  }
  for (const kind of ['steps', 'anew', 'damaged'] as const)
    cpSync(join(folder, 'full'), join(folder, kind), { recursive: true });
  freeSpace(filesIn(join(folder, 'steps')).database, { anew: false });
  freeSpace(filesIn(join(folder, 'anew')).database, { anew: true });
  damage(filesIn(join(folder, 'damaged')).database);
}

function makePlace(folder: string, kind: Kind): CareFiles {
  const files = filesIn(join(folder, kind));
  mkdirSync(join(folder, kind, 'saved'), { recursive: true });
  mkdirSync(files.automatic);
  return files;
}

function freeSpace(file: string, { anew }: { anew: boolean }): void {
  const database = openForWriting(file);
  if (anew) {
    makeOldFashioned(database);
    database.pragma('journal_mode = WAL');
  }
  deletePolls(database, DELETED_BEFORE, () => undefined);
  closeDatabase(database);
}

/** In the middle, where polls are; it is found by every start, for the last check seems long ago. */
function damage(file: string): void {
  const database = openForWriting(file);
  database.exec('UPDATE upkeep SET checked_at = 0');
  closeDatabase(database);
  const bytes = readFileSync(file);
  const page = Math.floor(bytes.length / PAGE / 2);
  bytes.fill(0xa5, page * PAGE, (page + 1) * PAGE);
  writeFileSync(file, bytes);
}

/** The kind of database that some care is taken of. */
export function kindFor(care: Care, draw: () => number): Kind {
  if (care === 'give-back') return draw() < 0.5 ? 'steps' : 'anew';
  if (care === 'delete-polls' || care === 'delete-all') return draw() < 0.3 ? 'anew' : 'full';
  return care.startsWith('salvage') ? 'damaged' : 'full';
}
