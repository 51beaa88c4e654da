import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeSample } from '../../main/database/facts/sample.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { answers } from '../fixtures/answers.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';
import { drawnFile } from '../fixtures/random-files.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;
const open = () => openForWriting(join(folder, `${count++}.db`));

it('takes away exactly what the sample brought, in whatever order files of the person came', async () => {
  const files = fc.array(fc.record({ file: drawnFile, sample: fc.boolean() }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(files, async (imports) => {
      const [mixed, own] = [open(), open()];
      for (const { file, sample } of imports) {
        const path = write(file.text);
        await importNow(mixed, path, sample);
        if (!sample) await importNow(own, path);
        if (sample) await importNow(mixed, path, sample);
      }
      removeSample(mixed);
      expect(answers(mixed)).toEqual(answers(own));
      closeDatabase(mixed);
      closeDatabase(own);
    }),
    { numRuns: runs(12, 60) },
  );
});

it('lets what the person imports count before the sample, whichever came first', async () => {
  const files = fc.array(fc.record({ file: drawnFile, sample: fc.boolean() }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(files, async (imports) => {
      const [mixed, inOrder] = [open(), open()];
      for (const { file, sample } of imports) await importNow(mixed, write(file.text), sample);
      // As if all were the person's, the sample's files first: the later one counts.
      for (const first of [true, false]) {
        for (const { file, sample } of imports)
          if (sample === first) await importNow(inOrder, write(file.text));
      }
      const { report, overview } = answers(mixed);
      const expected = answers(inOrder);
      expect(report).toBe(expected.report);
      expect({ ...overview, hasSample: false }).toEqual(expected.overview);
      closeDatabase(mixed);
      closeDatabase(inOrder);
    }),
    { numRuns: runs(12, 60) },
  );
});
