import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { writeVersion1 } from '../../fixtures/version-1.ts';
import { writeVersion3 } from '../../fixtures/version-3.ts';
import { writeVersion4 } from '../../fixtures/version-4.ts';
import { writeVersion5 } from '../../fixtures/version-5.ts';
import { writeVersion6 } from '../../fixtures/version-6.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = temporaryFolder();

/** What each frozen database is, schema and rows, after every step: a line gets longer, and never another. */
const WALKS = [
  {
    from: 1,
    write: writeVersion1,
    states: {
      2: 'd1cc0b65298d879d',
      3: '4c0586f55ca2f713',
      4: '3e576978ca0236dd',
      5: 'd791d6599338fef0',
      6: '2ba8f693e1658eb0',
      7: '73aa500f7e218ba3',
    },
  },
  {
    from: 3,
    write: writeVersion3,
    states: { 4: '867501a32b40e0bd', 5: '0c6a1e501b1d3654', 6: 'db1fe30ad8fd8df6', 7: 'a838a3311d7975a2' },
  },
  {
    from: 4,
    write: writeVersion4,
    states: { 5: 'ff00079adb436ce7', 6: '3eeb4b1f9dc13a4b', 7: 'b434e45bfcdebe0b' },
  },
  { from: 5, write: writeVersion5, states: { 6: '4cc5822f3b20c7c8', 7: 'b49a09c52b9bfa3d' } },
  { from: 6, write: writeVersion6, states: { 7: '6ca18a4dc51351e0' } },
];

// Whatever the program's schema, tallies and checksums become: of the program, nothing but the migrations is there.
it.each(WALKS)('takes a database of schema $from to what it always became', ({ from, write, states }) => {
  const migrations = join(folder, String(from), 'migrations');
  cpSync(pathOf('../../../main/database/migrations'), migrations, {
    recursive: true,
    filter: (path) => !path.endsWith('migrate.ts'),
  });
  const file = join(folder, `${from}.db`);
  write(file);
  const walk = execFileSync(process.execPath, [pathOf('../../fixtures/walk-up.ts'), migrations, file], {
    encoding: 'utf8',
  });
  expect(JSON.parse(walk)).toMatchObject(states);
});
