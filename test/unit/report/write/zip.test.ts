import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFileWhole } from '../../../../main/jobs/files/write-file.ts';
import { type ZippedFile, zipParts } from '../../../../main/report/write/zip.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { runs } from '../../../fixtures/runs.ts';
import { unzip } from '../../../fixtures/unzip.ts';

const folder = temporaryFolder();

async function written(files: Iterable<ZippedFile>): Promise<Awaited<ReturnType<typeof unzip>>> {
  const path = join(folder, 'all.zip');
  await writeFileWhole(path, zipParts(files));
  const found = await unzip(path);
  rmSync(path);
  return found;
}

const small = (name: string): ZippedFile => ({ name, parts: [new TextEncoder().encode(name)] });

function* many(count: number): Generator<ZippedFile> {
  for (let at = 0; at < count; at++) yield small(`${at}.txt`);
}

/** In the long form more than 16 bits can count. */
const FILES = runs(300, 66_000);

it('many files are all there', async () => {
  const found = await written(many(FILES));
  expect(found.map(({ name }) => name)).toEqual(Array.from(many(FILES), ({ name }) => name));
}, 600_000);

/** In the long form more than 32 bits can say, of the file as it is and as it is packed. */
const MEGABYTES = runs(40, 4200);

it.each([true, false])(
  'a large file is whole, and so is what comes after it; compressed already: %s',
  async (compressed) => {
    function* parts() {
      const part = new Uint8Array(1 << 20);
      for (let at = 0; at < MEGABYTES; at++) {
        part[at % 1000] = at;
        yield part;
      }
    }
    const found = await written([
      small('before'),
      { name: 'large', parts: parts(), compressed },
      small('after'),
    ]);
    expect(found.map(({ name, size }) => [name, size])).toEqual([
      ['before', 6],
      ['large', MEGABYTES * 2 ** 20],
      ['after', 5],
    ]);
  },
  600_000,
);
