import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const service = openService(join(folder, 'hash.db'));
afterAll(() => service.close());

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Long enough to be parsed by a thread of its own. */
function bigFile(header: string, row: (index: number) => string): string {
  const rows = [header];
  for (let index = 0, length = 0; length < 9 << 20; index++) {
    const line = row(index);
    rows.push(line);
    length += line.length + 1;
  }
  return write(`${rows.join('\n')}\n`);
}

it('keeps the SHA-256 of every imported file, of every kind and size', async () => {
  const files = [
    ...sampleFiles(),
    bigFile('store_id,timestamp_utc,status', (index) =>
      [`store-${index % 500}`, new Date(index * 60_000).toISOString(), 'active'].join(','),
    ),
    bigFile('store_id,name', (index) => `store-${index},${'A rather long name of a store '.repeat(6)}`),
  ];
  for (const path of files) {
    const { id, sha256 } = await service.importFile({ path, sample: false });
    expect(sha256).toBe(hashOf(path));
    const [stored] = await service.read('listImports', 1);
    expect(stored).toMatchObject({ id, sha256 });
  }
});
