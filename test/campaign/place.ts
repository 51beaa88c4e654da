import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openForWriting, type WritableDatabase } from '../../main/database/opening/connection.ts';
import { dump, importNow } from '../fixtures/importing.ts';

/** Where a campaign's processes work: a folder with a database, the files they save, and their temporary files. */
export type Place = {
  readonly folder: string;
  readonly database: string;
  readonly out: string;
  readonly outages: string;
};

export function makePlace(folder: string): Place {
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  return {
    folder,
    database: join(folder, 'stores.db'),
    out: join(folder, 'report.csv'),
    outages: join(folder, 'outages.csv'),
  };
}

/** What lies in a place beside what belongs there. */
export function strays({ folder, database, out, outages }: Place): string[] {
  const own = [out, outages, database, `${database}-wal`, `${database}-shm`, `${database}.lock`].map((path) =>
    basename(path),
  );
  const inside = readdirSync(folder).filter((name) => name !== 'tmp' && !own.includes(name));
  // Node keeps a cache of its own beside.
  const temporary = readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('store-monitor'));
  return [...inside, ...temporary.map((name) => `tmp/${name}`)];
}

/** What a database holds, for comparison; throws where it is not sound. */
export function inspect({ database }: Place): string {
  const connection = new Sqlite(database);
  try {
    const faults = [...pragma(connection, 'integrity_check'), ...pragma(connection, 'foreign_key_check')];
    if (JSON.stringify(faults) !== '[{"integrity_check":"ok"}]') {
      throw new Error(`it is damaged: ${JSON.stringify(faults)}`);
    }
    const states = connection.prepare<[], string>(
      `SELECT state || iif(result.report IS NULL, '', ' with a result') FROM report
       LEFT JOIN report_result AS result ON result.report = id`,
    );
    const wrong = states
      .pluck()
      .all()
      .filter((state) => !['Running', 'Failed', 'Complete with a result'].includes(state));
    if (wrong.length > 0) throw new Error(`it holds reports that are ${wrong.join(', ')}`);
    return contents(connection);
  } finally {
    connection.close();
  }
}

/** A database that takes the same files as another one, undisturbed. */
export type Twin = Place & {
  contents(): string;
  importFile(path: string): Promise<void>;
  remove(): void;
};

export function makeTwin(folder: string): Twin {
  const place = makePlace(folder);
  const connection = openForWriting(place.database);
  return {
    ...place,
    contents: () => contents(connection),
    async importFile(path) {
      await importNow(connection, path);
    },
    remove() {
      connection.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function contents(connection: WritableDatabase): string {
  const imports = connection.prepare('SELECT file, rows, accepted, added, replaced FROM import ORDER BY id');
  return `${JSON.stringify(imports.raw().all())}\n${dump(connection)}`;
}

function pragma(connection: WritableDatabase, name: string): unknown[] {
  const answer = connection.pragma(name);
  return Array.isArray(answer) ? answer : [answer];
}
