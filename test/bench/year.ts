import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { backUp } from '../../main/jobs/backup/commands.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { REACH_MINUTES } from '../../main/report/reach.ts';
import { TREND_WEEKS } from '../../main/report/trend.ts';
import { DAY } from '../../main/report/weekly-hours.ts';
import { DEFAULTS, dataSet, writePolls, writeStores } from './generate.ts';
import { weekOfHistory } from './history.ts';
import { median, seconds } from './measure.ts';
import { stores } from './stores.ts';

/**
 * Measures a database that has grown for a year, one file a week. It is made once, which takes minutes, and kept; what is
 * measured happens to a copy of it.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: join(tmpdir(), 'store-monitor-bench', 'year', 'store-monitor.db') },
    weeks: { type: 'string', default: '52' },
    polls: { type: 'string', default: '95000000' },
    runs: { type: 'string', default: '5' },
  },
});
const CANCEL_AFTER_MS = 200;
const weeks = Number(values.weeks);
const polls = Number(values.polls);
const runs = Number(values.runs);
if (![weeks, polls, runs].every((number) => Number.isInteger(number) && number >= 1)) {
  console.error('usage: npm run bench:year -- [--database F] [--weeks N] [--polls N] [--runs N]');
  process.exit(2);
}
const database = resolve(values.database);
const scratch = mkdtempSync(join(tmpdir(), 'store-monitor-bench-year-'));
const list = stores(DEFAULTS.stores, DEFAULTS.seed);
try {
  if (!existsSync(database)) await build();
  console.log(`${database}: ${(statSync(database).size / 1e9).toFixed(2)} GB, medians of ${runs} runs.`);
  await measureImportIntoEmpty();
  const copy = join(scratch, 'store-monitor.db');
  copyFileSync(database, copy);
  const service = openService(copy);
  await service.ready();
  await measureLastWeek(service);
  await measureQuestions(service);
  await measurePeriods(service);
  await service.close();
  const to = join(scratch, 'backup.db');
  await time('backup', async (took) => {
    await took(() => backUp(copy, to));
    rmSync(to);
  });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Imports a year, the oldest week first. What it takes to undo all but the newest import is given up, or it would double the size. */
async function build(): Promise<void> {
  const unfinished = `${database}.unfinished`;
  rmSync(unfinished, { force: true });
  mkdirSync(dirname(database), { recursive: true });
  const service = openService(unfinished);
  await importStores(service);
  for (let weeksBefore = weeks - 1; weeksBefore >= 0; weeksBefore--) {
    const path = writeWeek(weeksBefore);
    const took = await seconds(async () => {
      const { id } = await service.importFile({ path, sample: false });
      await service.keepForGood(id - 1);
    });
    console.log(`week ${weeks - weeksBefore} of ${weeks} imported in ${took.toFixed(2)} s`);
  }
  await service.close();
  renameSync(unfinished, database);
}

async function importStores(service: Service): Promise<void> {
  const { hours, zones } = dataSet(scratch);
  writeStores({ hours, zones }, list);
  for (const path of [hours, zones]) await service.importFile({ path, sample: false });
}

function writeWeek(weeksBefore: number): string {
  const path = join(scratch, 'polls.csv');
  writePolls(path, weekOfHistory(DEFAULTS.seed, Math.round(polls / weeks), list, weeksBefore));
  return path;
}

type Took = <T>(work: () => Promise<T>) => Promise<T>;

/** Prints how long what is passed to `took` takes, in the middle of several runs. */
async function time(what: string, each: (took: Took) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    await each(async (work) => {
      const start = performance.now();
      const result = await work();
      times.push(performance.now() - start);
      return result;
    });
  }
  console.log(`${what.padEnd(44)} ${median(times).toFixed(0).padStart(6)} ms`);
}

async function measureImportIntoEmpty(): Promise<void> {
  const path = writeWeek(0);
  await time('import of a week, the first', async (took) => {
    const file = join(scratch, 'empty.db');
    const service = openService(file);
    await importStores(service);
    await took(() => service.importFile({ path, sample: false }));
    await service.close();
    rmSync(file);
  });
}

async function measureLastWeek(service: Service): Promise<void> {
  const path = writeWeek(0);
  const undo = async () => {
    const [newest] = await service.read('listImports', 1);
    if (newest !== undefined) await service.undoImport(newest.id);
  };
  await time('undo of the last week', async (took) => {
    await took(undo);
    await service.importFile({ path, sample: false });
  });
  await time('import of a week, the last', async (took) => {
    await undo();
    await took(() => service.importFile({ path, sample: false }));
  });
}

async function measureQuestions(service: Service): Promise<void> {
  let report = '';
  await time('report', async (took) => {
    report = await took(async () => {
      const id = await service.triggerReport({ asOf: 'latest', reach: REACH_MINUTES.usual * 60_000 });
      const { state } = await service.reportEnded(id);
      if (state !== 'Complete') throw new Error(`The report is ${state}.`);
      return id;
    });
  });
  let turn = 0;
  const store = () => list[(turn++ * 997) % list.length]?.id ?? '';
  await time('table and overview of the report', (took) => took(() => service.read('openReport', report)));
  await time('page of a store', (took) => took(() => service.read('storeEvidence', report, store())));
  await time('trend of a store', (took) => took(() => service.read('storeTrend', report, store())));
  await time(`trend of the fleet, ${TREND_WEEKS} weeks`, (took) =>
    took(async () => {
      for (let week = 0; week < TREND_WEEKS; week++) await service.read('reportTrend', report, week);
    }),
  );
}

/** What periods that end with the newest poll take, each also opened again from the store; and how soon the longest is given up. */
async function measurePeriods(service: Service): Promise<void> {
  const { latestPoll } = await service.read('extent');
  if (latestPoll === undefined) throw new Error('There are no polls.');
  const begin = (days: number) =>
    service.triggerReport({
      asOf: 'latest',
      reach: REACH_MINUTES.usual * 60_000,
      period: { kind: 'instants', from: latestPoll - days * DAY, to: latestPoll },
    });
  for (const days of [7, 31, 7 * weeks]) {
    let report = '';
    await time(`report of ${days} days`, async (took) => {
      report = await took(async () => {
        const id = await begin(days);
        const { state } = await service.reportEnded(id);
        if (state !== 'Complete') throw new Error(`The report is ${state}.`);
        return id;
      });
    });
    await time('its table and overview', (took) => took(() => service.read('openReport', report)));
  }
  await time(`cancel of ${7 * weeks} days`, async (took) => {
    const id = await begin(7 * weeks);
    await setTimeout(CANCEL_AFTER_MS);
    const { state } = await took(() => {
      service.cancelReport(id);
      return service.reportEnded(id);
    });
    if (state !== 'Cancelled') throw new Error(`The report is ${state}.`);
  });
}
