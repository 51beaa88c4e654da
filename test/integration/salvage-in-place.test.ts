import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();

it('puts what can be read of a damaged database in its place, keeps that one as it is, and goes on', async () => {
  const file = join(folder, 'store.db');
  const polls = join(folder, 'polls.csv');
  writeBigPolls(polls, 500 * 400);
  const first = openService(file);
  await first.importFile({ path: polls, sample: false });
  await first.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 8192 * 20, 8192 * 21);
  writeFileSync(file, bytes);
  // Checked after an unclean end.
  writeFileSync(`${file}-wal`, '');

  const service = openService(file);
  try {
    await expect(service.ready()).rejects.toMatchObject({ code: 'database-damaged' });
    const steps = new Set<string>();
    const {
      polls: saved,
      stores,
      replaced,
    } = await service.salvage({ onStep: ({ step }) => steps.add(step) });
    expect([...steps]).toEqual(['copying', 'checking']);
    expect(stores).toEqual({ saved: 500, of: 500 });
    expect(saved.of).toBe(200_000);
    expect(saved.saved).toBeGreaterThan(190_000);
    expect((await service.read('overview')).polls).toBe(saved.saved);
    expect(service.databaseState()).toEqual({ state: 'ready' });
    expect(readFileSync(replaced ?? '').equals(bytes)).toBe(true);
    expect(await service.importFile({ path: polls, sample: false })).toMatchObject({
      added: 200_000 - saved.saved,
      unchanged: saved.saved,
    });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    expect(readdirSync(folder)).toContain(basename(replaced ?? ''));
  } finally {
    await service.close();
  }
});
