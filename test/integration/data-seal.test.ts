import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { removeSample } from '../../main/database/facts/sample.ts';
import { undoableImport, undoImport } from '../../main/database/imports/undo-import.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { hasDataChanged } from '../../main/database/reports/reports.ts';
import { completeReport } from '../../main/jobs/report/complete-report.ts';
import { createHelper } from '../../main/jobs/report/helper.ts';
import { makeReport } from '../../main/jobs/report/make-report.ts';
import { storesSheet } from '../../main/report/sheets/stores.ts';
import { csvOf } from '../../main/report/write/csv.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, importNow } from '../fixtures/importing.ts';
import { drawnFile } from '../fixtures/random-files.ts';
import { runs } from '../fixtures/runs.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
let count = 0;

const step = fc.oneof(
  { weight: 3, arbitrary: drawnFile.map(({ text }) => ({ do: 'import' as const, text })) },
  { weight: 1, arbitrary: drawnFile.map(({ text }) => ({ do: 'import-sample' as const, text })) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'undo' as const }, { do: 'remove-sample' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'again' as const }) },
);

it('says unchanged only where the report made again is the same, and of equal data always', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawnFile, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: -20, max: 20 }),
      fc.array(step, { maxLength: 6 }),
      async (files, hour, steps) => {
        const file = join(folder, `${count++}.db`);
        const database = openForWriting(file);
        const helper = createHelper(file);
        const { signal: cancel } = new AbortController();
        const task = { database, cancel, helper, onProgress: () => undefined };
        const asOf = Date.UTC(2023, 0, 26) + hour * 3_600_000;
        const make = (id: string) =>
          makeReport(task, { id, createdAt: 0, asOf, asOfChoice: 'instant', reach: 5_400_000 });
        const csv = (id: string) =>
          csvOf(storesSheet(completeReport(database, id).report, { method: 'interpolated', extended: true }));
        try {
          for (const { text } of files) await importNow(database, write(text));
          await make('first');
          const before = dump(database);
          let last = files[0]?.text ?? '';
          for (const [index, next] of steps.entries()) {
            switch (next.do) {
              case 'import':
              case 'import-sample':
                last = next.text;
                await importNow(database, write(next.text), next.do === 'import-sample');
                break;
              case 'again':
                await importNow(database, write(last));
                break;
              case 'undo': {
                const id = undoableImport(database);
                if (id !== undefined) undoImport(database, id);
                break;
              }
              case 'remove-sample':
                removeSample(database);
            }
            const changed = hasDataChanged(database, 'first');
            if (changed === undefined) return;
            if (dump(database) === before) expect(changed).toBe(false);
            if (changed) continue;
            await make(`again ${index}`);
            expect(csv(`again ${index}`)).toBe(csv('first'));
          }
        } finally {
          await helper.close();
          closeDatabase(database);
        }
      },
    ),
    { numRuns: runs(15, 40) },
  );
});
