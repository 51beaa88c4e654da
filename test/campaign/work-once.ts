import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { backUp, prepareRestore } from '../../main/database/care/backup.ts';
import { deleteEverything } from '../../main/database/care/delete-everything.ts';
import { deletePolls } from '../../main/database/care/delete-polls.ts';
import { giveBackSpace } from '../../main/database/care/give-back.ts';
import { removeSample } from '../../main/database/facts/sample.ts';
import { keepForGood, undoableImport, undoImport } from '../../main/database/imports/undo-import.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { swapIn } from '../../main/database/opening/swap-in.ts';
import { changeClosure } from '../../main/jobs/closures/closures.ts';
import { nameLeftover } from '../../main/jobs/files/leftovers.ts';
import { importNow } from '../fixtures/importing.ts';
import type { Work } from './sequence-steps.ts';
import '../fixtures/keep-compiled.ts';

/** A piece of work with the files it needs, which a process of its own can be handed. */
export type Order = {
  readonly database: string;
  readonly work: Work | { readonly do: 'backup' };
  /** The file to import, or the backup to make or to restore. */
  readonly path: string;
};

const quietly = (): void => undefined;

/** Opens a database, does one piece of work with it and answers it, open. `began` is called in between. */
export async function workOnce(
  { database: file, work, path }: Order,
  began = quietly,
): Promise<WritableDatabase> {
  let database = openForWriting(file);
  began();
  switch (work.do) {
    case 'restore': {
      const part = join(dirname(file), nameLeftover({ part: true }));
      closeDatabase(database);
      if (existsSync(path)) {
        await prepareRestore(path, file, { part, onStep: quietly });
        swapIn(part, file);
      }
      database = openForWriting(file);
      break;
    }
    case 'backup': {
      const part = join(dirname(path), nameLeftover({ part: true }));
      await backUp(file, path, { part, onStep: quietly, replace: true });
      break;
    }
    default:
      await workOn(database, work, path);
  }
  return database;
}

/** Work that takes no other database. */
export async function workOn(
  database: WritableDatabase,
  work: Exclude<Work, { readonly do: 'restore' }>,
  path: string,
): Promise<void> {
  switch (work.do) {
    case 'import':
      await importNow(database, path, work.sample);
      break;
    case 'undo':
    case 'keep': {
      const id = undoableImport(database);
      if (id !== undefined) (work.do === 'undo' ? undoImport : keepForGood)(database, id);
      break;
    }
    case 'remove-sample':
      removeSample(database);
      break;
    case 'close-stores': {
      const day = `2023-01-${work.day}`;
      const after = { from: day, until: day, reason: 'By hand' };
      changeClosure(database, { scope: { kind: 'every-store' }, after });
      break;
    }
    case 'delete-polls':
      deletePolls(database, work.before, quietly);
      giveBackSpace(database, quietly);
      break;
    case 'delete-everything':
      deleteEverything(database);
      giveBackSpace(database, quietly);
      break;
  }
}

// Everything is loaded by now: a campaign keeps a process ready that waits here for what it is to do.
if (import.meta.main) {
  const order: Order = JSON.parse(await text(process.stdin));
  const database = await workOnce(order, () => process.stdout.write('began\n'));
  closeDatabase(database);
}
