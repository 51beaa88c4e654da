import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { replaceFacts } from '../../main/database/facts/fact-rows.ts';
import { FACT_FORMATS } from '../../main/database/facts/store-facts.ts';
import { findStore } from '../../main/database/facts/stores.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { latestPoll } from '../../main/database/polls/latest-poll.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { failure, importNow } from '../fixtures/importing.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const database = openForWriting(join(folder, 'store.db'));
afterAll(() => closeDatabase(database));

const at = (text: string) => Date.parse(`${text}Z`);

it('a report is as of the newest poll that is not later than the clock; of the newest of all where all are', async () => {
  expect(latestPoll(database, 0)).toBeUndefined();
  const times = ['2026-03-02T10:00:00', '2026-03-02T12:00:00', '2026-03-02T13:00:00', '2032-01-01T00:00:00'];
  const rows = times.map((time, i) => `s${i % 2},${time},active\n`).join('');
  await importNow(database, write(`store_id,timestamp_utc,status\n${rows}`));
  const latest = (now: string) => latestPoll(database, at(now));
  expect(latest('2026-03-02T12:30:00')).toBe(at('2026-03-02T12:00:00'));
  expect(latest('2026-03-02T12:00:00')).toBe(at('2026-03-02T12:00:00'));
  expect(latest('2029-01-01T00:00:00')).toBe(at('2026-03-02T13:00:00'));
  expect(latest('2040-01-01T00:00:00')).toBe(at('2032-01-01T00:00:00'));
  expect(latest('2020-01-01T00:00:00')).toBe(at('2032-01-01T00:00:00'));
});

it('a zone that another version of the program stored and this one does not know fails a report at once, by name', async () => {
  await importNow(database, write('store_id,timezone_str\ns1,UTC\n'));
  const number = findStore(database, 's1')?.number ?? 0;
  const ignore = () => undefined;
  const before = {
    regained: ignore,
    stores: ignore,
    fact: ignore,
    newFacts: ignore,
    week: ignore,
    block: ignore,
    flush: ignore,
  };
  const unknown = new Map([[number, 'America/Nowhere_Yet']]);
  replaceFacts({ database, sample: false, before }, FACT_FORMATS['time-zones'], unknown);
  const question = { asOf: at('2026-03-02T13:00:00'), reach: 90 * 60_000 };
  const report = Promise.resolve().then(() => computeReportAlone(database, question, { aborted: false }));
  expect(await failure(report)).toContain(
    'zone-unknown: Store s1 is in America/Nowhere_Yet, which the time zones',
  );
});
