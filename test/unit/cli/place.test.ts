import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sayOfPlace } from '../../../main/cli/place.ts';
import { writeFolderWhole } from '../../../main/jobs/files/write-folder.ts';
import { JobError } from '../../../main/jobs/threads/error.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();
const pack = (name: string, written: string | AsyncIterable<string>) =>
  writeFolderWhole(join(folder, name), [{ name: 'report.csv', written }]).catch(sayOfPlace);

it('names another place where the place is to blame', async () => {
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'taken', 'mine.txt'), '');
  await expect(pack('taken', 'a\n')).rejects.toThrow(/not empty\. Name another place with --pack\.$/);
});

it('does not where what was to be written could not be made', async () => {
  const failing = async function* () {
    yield 'a\n';
    throw new JobError({ code: 'data-changed', message: 'The data have changed.' });
  };
  await expect(pack('new', failing())).rejects.toThrow(/: The data have changed\.\.?$/);
});
