import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, expect, it } from 'vitest';
import { writeFileWhole } from '../../main/jobs/files/write-file.ts';
import { writeFolderWhole } from '../../main/jobs/files/write-folder.ts';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { TABLE_FILES } from '../../main/jobs/tables/table-files.ts';
import type { ReportQuestion } from '../../main/report/period.ts';
import { start } from '../fixtures/cli.ts';
import { csvFiles } from '../fixtures/csv-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';
import { runs } from '../fixtures/runs.ts';
import { dataSet, periodData } from '../reference/arbitraries.ts';
import { referencePeriod } from '../reference/period.ts';
import type { DataSet } from '../reference/report.ts';

const folder = temporaryFolder();
const REACH = 90 * 60_000;
const STYLE = {
  delimiter: ',',
  newline: '\n',
  mark: false,
  quotes: 'needed',
  endsInNewline: true,
  columnOrder: [0, 1, 2, 3, 4],
  upperCase: false,
  timestamps: 'space',
} as const;

let duckdb: DuckDBConnection;
let count = 0;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
  await duckdb.run('SET threads = 1');
});

async function inService<T>(files: readonly string[], work: (service: Service) => Promise<T>): Promise<T> {
  const service = openService(join(folder, `${++count}.db`));
  try {
    for (const path of files) await service.importFile({ path, sample: false });
    return await work(service);
  } finally {
    await service.close();
  }
}

async function makeReport(service: Service, { asOf, reach, period }: Partial<ReportQuestion> = {}) {
  const id = await service.triggerReport({ asOf: asOf ?? 'latest', reach: reach ?? REACH, period });
  expect(await service.reportEnded(id)).toMatchObject({ state: 'Complete' });
  return id;
}

/** Writes the tables of a report; answers where. */
async function handOver(service: Service, id: string): Promise<string> {
  const path = join(folder, `tables ${++count}`);
  await writeFolderWhole(
    path,
    TABLE_FILES.map((name) => ({ name, written: service.tableFile(id, name) })),
  );
  return path;
}

/** What one of the tables of a folder holds, or what its SQL made, as JSON. */
async function ask(path: string, sql: string): Promise<Record<string, unknown>[]> {
  await duckdb.run(`SET file_search_path = '${path}'`);
  return (await duckdb.runAndReadAll(sql)).getRowObjectsJson();
}

const runSql = (path: string) =>
  ask(path, `${readFileSync(join(path, 'report.sql'), 'utf8')}; FROM poll_count LIMIT 0`);

/** How many rows of the SQL's answer are not those of the report, to the digit. */
const DIFFERENT = (table: string, columns: string, rows = 'true') =>
  `SELECT count(*)::INTEGER AS n FROM ((SELECT ${columns} FROM report WHERE ${rows} EXCEPT ALL SELECT ${columns} FROM ${table})
   UNION ALL (SELECT ${columns} FROM ${table} EXCEPT ALL SELECT ${columns} FROM report WHERE ${rows}))`;
const WINDOWS = (name: string) => ['hour', 'day', 'week'].map((window) => `${name}_last_${window}`).join();
const COUNTED = `store_id, ${WINDOWS('uptime')}, ${WINDOWS('downtime')}`;
const ESTIMATED = [
  COUNTED,
  ...['unknown', 'downtime_at_least', 'downtime_at_most', 'outages'].map(WINDOWS),
].join();

async function expectSame(path: string): Promise<void> {
  await runSql(path);
  const of = (table: string, columns: string, method: string) =>
    ask(path, DIFFERENT(table, columns, `method = '${method}'`));
  expect(await of('poll_count', COUNTED, 'poll-count')).toEqual([{ n: 0 }]);
  expect(await of('interpolated', ESTIMATED, 'interpolated')).toEqual([{ n: 0 }]);
}

/** The same of a period, of which the report and the SQL have all columns of the CSV. */
async function expectSamePeriod(path: string): Promise<void> {
  await runSql(path);
  const columns = (table: string) => ask(path, `SELECT column_name AS name FROM (DESCRIBE ${table})`);
  expect(await columns('interpolated')).toEqual(await columns('report'));
  expect(await ask(path, DIFFERENT('interpolated', '*'))).toEqual([{ n: 0 }]);
  expect(await ask(path, DIFFERENT('poll_count', 'store_id, polls_active, polls_inactive'))).toEqual([
    { n: 0 },
  ]);
}

it('the sample is handed over typed, and its SQL says what its report says', async () => {
  await inService(sampleFiles(), async (service) => {
    const id = await makeReport(service);
    const path = await handOver(service, id);
    expect(readdirSync(path).sort()).toEqual([...TABLE_FILES].sort());
    await expectSame(path);
    const { polls } = await service.read('overview');
    expect(await ask(path, 'SELECT count(*)::INTEGER AS polls FROM polls')).toEqual([{ polls }]);
    const types = await ask(path, 'SELECT column_name, column_type FROM (DESCRIBE polls)');
    expect(types).toEqual([
      { column_name: 'store_id', column_type: 'VARCHAR' },
      { column_name: 'at', column_type: 'TIMESTAMP WITH TIME ZONE' },
      { column_name: 'active', column_type: 'BOOLEAN' },
    ]);
    expect(
      await ask(path, "SELECT column_type FROM (DESCRIBE closures) WHERE column_name LIKE 'closed%'"),
    ).toEqual([{ column_type: 'TIMESTAMP' }, { column_type: 'TIMESTAMP' }]);
    const [, first] = (await service.read('outagesCsv', id)).split('\n');
    const [longest] = await ask(path, "SELECT store_id || ',' AS id, down_minutes FROM outages LIMIT 1");
    expect(first).toContain(longest?.['id']);
    expect(first?.split(',')).toContain(String(longest?.['down_minutes']));
  });
});

/** Writes files of random data; answers those that hold any. */
function filesOf(data: DataSet): string[] {
  const into = join(folder, `files ${++count}`);
  mkdirSync(into);
  return Object.entries(csvFiles(data, STYLE)).flatMap(([kind, csv]) => {
    const path = join(into, `${kind}.csv`);
    writeFileSync(path, csv);
    return csv.includes('\n', 40) ? [path] : [];
  });
}

it('of random hard data, what is handed over says by its SQL what the report says', async () => {
  await fc.assert(
    fc.asyncProperty(dataSet(), (data) =>
      inService(filesOf(data), async (service) => {
        await expectSame(await handOver(service, await makeReport(service, data)));
      }),
    ),
    { numRuns: runs(3, 60) },
  );
}, 300_000);

it('and so does what is handed over of a period, with names, sales and percent', async () => {
  await fc.assert(
    fc.asyncProperty(periodData, async (data) => {
      // One that has begun for no store is refused.
      fc.pre(referencePeriod(data, data.period).some(({ from }) => from < data.asOf));
      const stores = join(folder, `stores ${++count}.csv`);
      const named = [...new Set(data.polls.map(({ store }) => store))];
      const rows = named.map((store, at) => [store, `Store ${at}`, at % 2 === 0 ? 'North' : '', 19.99 + at]);
      writeFileSync(
        stores,
        Papa.unparse({ fields: ['store_id', 'name', 'group', 'sales_per_hour'], data: rows }),
      );
      await inService([...filesOf(data), ...(named.length > 0 ? [stores] : [])], async (service) => {
        await expectSamePeriod(await handOver(service, await makeReport(service, data)));
      });
    }),
    { numRuns: runs(4, 60) },
  );
}, 300_000);

it('a folder is written whole or not at all', async () => {
  await inService(sampleFiles(), async (service) => {
    const id = await makeReport(service);
    const stop = new AbortController();
    const path = join(folder, 'stopped');
    const files = TABLE_FILES.map((name) => ({ name, written: stopping(service.tableFile(id, name), stop) }));
    await expect(writeFolderWhole(path, files, stop.signal)).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name === 'stopped' || name.endsWith('.part'))).toEqual([]);
    mkdirSync(path);
    await writeFolderWhole(path, [{ name: 'a', written: 'b' }]);
    expect(await failure(writeFolderWhole(path, []))).toContain('the folder is not empty');
  });
});

async function* stopping(parts: AsyncIterable<Uint8Array>, stop: AbortController) {
  for await (const part of parts) {
    yield part;
    stop.abort();
  }
}

it('tables are not handed over once the data are others than those of the report', async () => {
  await inService(sampleFiles(), async (service) => {
    const id = await makeReport(service);
    const path = join(folder, 'later.csv');
    writeFileSync(path, 'store_id,status,timestamp_utc\nnew,active,2023-01-20 12:00:00 UTC\n');
    await service.importFile({ path, sample: false });
    expect(await failure(handOver(service, id))).toContain('data of this report have changed');
  });
});

it('the command line writes the folder, and refuses what tables do not answer', async () => {
  const { code, stderr, cwd } = await command('--sample', '--format', 'parquet', '--out', 'tables');
  expect([code, stderr]).toEqual([0, expect.stringContaining('Saved tables')]);
  await expectSame(join(cwd, 'tables'));
  const days = ['--from', '2024-11-01', '--to', '2024-11-03'];
  const ofDays = await command(
    '--sample',
    '--format',
    'parquet',
    '--out',
    'days',
    ...days,
    '--group',
    'Denver',
  );
  expect([ofDays.code, ofDays.stderr]).toEqual([0, expect.stringContaining('Saved days')]);
  await expectSamePeriod(join(ofDays.cwd, 'days'));
  for (const args of [
    ['--out', 'tables', '--method', 'interpolated'],
    ['--out', 'tables', ...days, '--by', 'day'],
    ['--out', 'tables.csv'],
    ['--out', '-'],
    [],
  ]) {
    expect(await command('--sample', '--format', 'parquet', ...args)).toMatchObject({ code: 2, stdout: '' });
  }
});

it('of some groups the tables are of their stores, and their SQL says what the report says of these', async () => {
  const options = ['--sample', '--format', 'parquet', '--group', 'Denver', '--group', 'No group'];
  const { code, cwd } = await command(...options, '--out', 'tables');
  expect(code).toBe(0);
  const path = join(cwd, 'tables');
  await expectSame(path);
  const groups = await ask(path, 'SELECT DISTINCT store_group FROM stores ORDER BY ALL NULLS LAST');
  expect(groups).toEqual([{ store_group: 'Denver' }, { store_group: null }]);
  const others = (table: string) =>
    `SELECT count(*)::INTEGER AS n FROM ${table} ANTI JOIN stores USING (store_id)`;
  for (const table of ['polls', 'report', 'outages', 'business_hours', 'time_zones', 'poll_count']) {
    expect(await ask(path, others(table)), table).toEqual([{ n: 0 }]);
  }
  expect(await ask(path, 'SELECT count(*) > 0 AS has FROM polls')).toEqual([{ has: true }]);
  const unknown = await command(...options, '--group', 'none', '--out', 'tables');
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('--group: No store') });
  expect(readdirSync(unknown.cwd)).not.toContain('tables');
});

it('one file is the table that the CSV is, typed, of a period and a group too', async () => {
  const files = {
    report: ['--method', 'interpolated', '--extended', '--outages', 'outages'],
    period: [
      '--from',
      '2024-11-01',
      '--to',
      '2024-11-03',
      '--by',
      'day',
      '--group',
      'Denver',
      '--group',
      'No group',
    ],
  };
  for (const [name, options] of Object.entries(files)) {
    const as = (ending: string) =>
      options
        .map((option) => (option === 'outages' ? `outages.${ending}` : option))
        .concat('--out', `${name}.${ending}`);
    const cwd = mkdtempSync(join(folder, 'one-file-'));
    const made = ['csv', 'parquet'].map(
      (ending) => start(['report', '--sample', ...as(ending)], cwd).outcome,
    );
    expect((await Promise.all(made)).map(({ code }) => code)).toEqual([0, 0]);
    for (const file of name === 'report' ? [name, 'outages'] : [name]) {
      const typed = await ask(cwd, `SELECT COLUMNS(*)::VARCHAR FROM '${join(cwd, file)}.parquet'`);
      const told = await ask(cwd, `FROM read_csv('${join(cwd, file)}.csv', all_varchar = true)`);
      expect(typed).toHaveLength(told.length);
      expect(typed.map((row, place) => differing(row, told[place] ?? {}))).toEqual(typed.map(() => []));
    }
  }
  const types = await ask(
    folder,
    `SELECT column_type FROM (DESCRIBE FROM '${await typedFile()}') WHERE column_name IN ('store_id', 'uptime_last_day')`,
  );
  expect(types).toEqual([{ column_type: 'VARCHAR' }, { column_type: 'DOUBLE' }]);
});

/** The columns in which a row of a Parquet file is not what the CSV says; instants are written otherwise. */
const differing = (typed: Record<string, unknown>, told: Record<string, unknown>): string[] =>
  Object.keys(told).filter((name) => {
    if (name.endsWith('_utc') || name.endsWith('_local')) {
      return !String(told[name]).startsWith(String(typed[name]).slice(0, 10));
    }
    const [is, said] = [typed[name] ?? '', told[name] ?? ''];
    return is !== said && Number(is) !== Number(said) && `'${is}` !== said;
  });

/** Over a service, as the window and HTTP have it. */
async function typedFile(): Promise<string> {
  return inService(sampleFiles(), async (service) => {
    const { parts } = await service.reportFile(await makeReport(service), {
      tells: 'report',
      format: 'parquet',
      method: 'poll-count',
    });
    const path = join(folder, 'typed.parquet');
    await writeFileWhole(path, parts);
    return path;
  });
}

async function command(...args: string[]) {
  const { cwd, outcome } = start(['report', ...args]);
  return { cwd, ...(await outcome) };
}
