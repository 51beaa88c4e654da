import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);

it('reports asked for during an import are on record as soon as it ends, so that a crash leaves none unknown', async () => {
  const file = join(folder, 'reports.db');
  const service = openService(file);
  try {
    const zones = Array.from({ length: 20_000 }, (_, store) => `${store},America/Denver\n`).join('');
    await service.importFile({ path: write(`store_id,timezone_str\n${zones}`), sample: false });
    const polls = join(folder, 'polls.csv');
    writeBigPolls(polls, 200_000);
    let imported = false;
    let begun: Promise<string>[] = [];
    const onProgress = () => {
      if (begun.length === 0)
        begun = [1, 2, 3].map(() => service.triggerReport({ asOf: 'now', reach: 60_000 }));
    };
    const recorded = new Promise<string[]>((resolve) => {
      service.onReport(({ progress, state }) => {
        if (imported && state === 'Running' && progress > 0) resolve(idsIn(file));
      });
    });
    await service.importFile({ path: polls, sample: false }, { onProgress });
    imported = true;
    expect(new Set(await recorded)).toEqual(new Set(await Promise.all(begun)));
  } finally {
    await service.close();
  }
});

/** The reports that another process would find after a crash at this moment. */
function idsIn(file: string): string[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare<[], string>("SELECT id FROM report WHERE state = 'Running'").pluck().all();
  } finally {
    database.close();
  }
}
