import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOverview } from '../../main/database/care/overview.ts';
import { removeSample } from '../../main/database/facts/sample.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { storesSheet } from '../../main/report/sheets/stores.ts';
import { METHODS } from '../../main/report/types.ts';
import { csvOf } from '../../main/report/write/csv.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { importNow } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';
import { referenceCsv } from '../reference/csv.ts';
import { referenceReport } from '../reference/report.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const HOUR = 3_600_000;
const NOW = Date.UTC(2024, 2, 12, 18);

const store = fc.constantFrom('a', 'b', 'c', 'd');
const poll = fc.record({ store, at: fc.nat(40).map((n) => NOW - n * 9 * HOUR), active: fc.boolean() });
const opening = fc.record({
  store,
  day: fc.nat(6),
  start: fc.constantFrom(6, 9),
  end: fc.constantFrom(17, 22),
});
const zone = fc.record({ store, zone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/Denver') });
type Poll = { readonly store: string; readonly at: number; readonly active: boolean };
type Opening = { readonly store: string; readonly day: number; readonly start: number; readonly end: number };
type Zone = { readonly store: string; readonly zone: string };

const rows = <T>(row: fc.Arbitrary<T>) => fc.array(row, { minLength: 1, maxLength: 12 });
const sample = fc.boolean();
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('polls'), sample, rows: rows(poll) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hours'), sample, rows: rows(opening) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('zones'), sample, rows: rows(zone) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove-sample', 'reopen') }) },
) as fc.Arbitrary<Step>;
type Import =
  | { readonly do: 'polls'; readonly sample: boolean; readonly rows: readonly Poll[] }
  | { readonly do: 'hours'; readonly sample: boolean; readonly rows: readonly Opening[] }
  | { readonly do: 'zones'; readonly sample: boolean; readonly rows: readonly Zone[] };
type Step = Import | { readonly do: 'remove-sample' | 'reopen' };

/** What files say of each store, in plain maps: the person's or the sample's. */
class Said {
  readonly polls = new Map<string, Poll>();
  readonly hours = new Map<string, readonly Opening[]>();
  readonly zones = new Map<string, string>();

  take(step: Import): void {
    switch (step.do) {
      case 'polls':
        for (const row of step.rows) this.polls.set(`${row.store} ${row.at}`, row);
        return;
      case 'hours':
        for (const [id, openings] of Map.groupBy(step.rows, (row) => row.store)) this.hours.set(id, openings);
        return;
      case 'zones':
        for (const row of step.rows) this.zones.set(row.store, row.zone);
    }
  }
}

function fileOf(step: Import): string {
  const two = (hour: number) => String(hour).padStart(2, '0');
  switch (step.do) {
    case 'polls': {
      const lines = step.rows.map(
        ({ store: id, at, active }) =>
          `${id},${new Date(at).toISOString()},${active ? 'active' : 'inactive'}`,
      );
      return write(`store_id,timestamp_utc,status\n${lines.join('\n')}`);
    }
    case 'hours': {
      const lines = step.rows.map(
        ({ store: id, day, start, end }) => `${id},${day},${two(start)}:00,${two(end)}:00`,
      );
      return write(`store_id,day,start_time_local,end_time_local\n${lines.join('\n')}`);
    }
    case 'zones':
      return write(`store_id,timezone_str\n${step.rows.map((row) => `${row.store},${row.zone}`).join('\n')}`);
  }
}

it('whatever was imported, replaced and removed again, a report is of what then holds', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const file = join(folder, `${count++}.db`);
      let database = openForWriting(file);
      let [own, ofSample] = [new Said(), new Said()];
      try {
        for (const step of steps) {
          if ('rows' in step) {
            const path = fileOf(step);
            const record = await importNow(database, path, step.sample);
            expect(record.added + record.replaced + record.unchanged).toBe(step.rows.length);
            (step.sample ? ofSample : own).take(step);
            rmSync(path);
          } else if (step.do === 'remove-sample') {
            removeSample(database);
            ofSample = new Said();
          } else {
            closeDatabase(database);
            database = openForWriting(file);
          }
        }
        const polls = [...new Map([...ofSample.polls, ...own.polls]).values()];
        const hours = [...new Map([...ofSample.hours, ...own.hours]).values()].flat();
        const zones = [...new Map([...ofSample.zones, ...own.zones])].map(([id, name]) => ({
          store: id,
          zone: name,
        }));
        const data = {
          polls,
          hours: hours.map((row) => ({ ...row, start: row.start * HOUR, end: row.end * HOUR })),
          zones,
          asOf: NOW,
          reach: 5 * HOUR,
        };
        const expected = referenceReport(data);
        const report = computeReportAlone(database, data, { aborted: false });
        for (const method of METHODS) {
          expect(csvOf(storesSheet(report, { method, extended: true }))).toBe(
            referenceCsv(expected, method, true),
          );
        }
        expect(readOverview(database)).toMatchObject({ stores: expected.length, polls: polls.length });
      } finally {
        closeDatabase(database);
        rmSync(file);
      }
    }),
    { numRuns: runs(25, 100) },
  );
});
