import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openService } from '../../main/jobs/service/service.ts';
import { expectShortLife } from '../../main/jobs/threads/short-life.ts';
import { peakMegabytes } from './measure.ts';

/** Bundled by bundle-ours.ts: imports a data set and computes the report as the command line does, worker threads and all; prints one JSON line. */
const [folder = '', databaseFile = ''] = process.argv.slice(2);
const seconds = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

const files = ['polls.csv', 'business-hours.csv', 'time-zones.csv'].map((file) => join(folder, file));
// As the command line does.
expectShortLife(files.reduce((sum, path) => sum + statSync(path).size, 0));
const service = openService(databaseFile, { readerAfterMs: 'never', expects: files });
const importAll = async () => {
  for (const path of files) await service.importFile({ path, sample: false });
};
const import_s = await seconds(importAll);
const import_peak_mb = peakMegabytes();
const report_s = await seconds(async () => {
  const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000 });
  const record = await service.reportEnded(id);
  if (record.state !== 'Complete') throw new Error(`The report is ${record.state}.`);
});
const { polls } = await service.read('overview');
await service.close();
console.log(JSON.stringify({ import_s, report_s, polls, import_peak_mb, peak_mb: peakMegabytes() }));
