import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdsDatabase } from '../../main/jobs/files/holds-database.ts';
import { writeFileWhole } from '../../main/jobs/files/write-file.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);

/** Another program that opens the database, reads, and closes it: the last one to close takes the log away. */
const NEIGHBOUR = `
  import Sqlite from 'better-sqlite3';
  const database = new Sqlite(process.argv[1]);
  database.prepare('SELECT count(*) FROM store').get();
  database.close();
`;

it('keeps its locks, whatever name of the open database is looked at, chosen to import or to write over', async () => {
  const file = join(folder, 'store.db');
  const link = join(folder, 'link.db');
  const zones = write('store_id,timezone_str\n1,UTC\n');
  const service = openService(file);
  try {
    await service.importFile({ path: zones, sample: false });
    symlinkSync(file, link);
    for (const path of [file, link, `${file}-wal`, `${file}-shm`, `${file}.lock`]) {
      expect(holdsDatabase(path)).toBe(true);
      expect(await service.read('previewFile', path)).toMatchObject({
        ok: false,
        message: 'The file cannot be read: it is a database that is in use.',
      });
      expect(await failure(service.importFile({ path, sample: false }))).toMatch(
        /it is a database that is in use/,
      );
      await expect(writeFileWhole(path, 'a report')).rejects.toThrow(/it is a database/);
    }
    // Without its locks, the neighbour would take the log away, and what is written from now on with it.
    execFileSync(process.execPath, ['--input-type=module', '-e', NEIGHBOUR, file]);
    expect(existsSync(`${file}-wal`)).toBe(true);
    await service.importFile({ path: write('store_id,timezone_str\n2,UTC\n'), sample: false });
    expect(await service.read('overview')).toMatchObject({ stores: 2 });
  } finally {
    await service.close();
  }
  const again = openService(file);
  expect(await again.read('overview')).toMatchObject({ stores: 2 });
  await again.close();
});
