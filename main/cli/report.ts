import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCancelFlag } from '../jobs/cancel.ts';
import { sampleFiles } from '../jobs/sample-files.ts';
import { openService, type Service } from '../jobs/service.ts';
import { writeFileWhole } from '../jobs/write-file.ts';
import type { ReportArguments } from './arguments.ts';
import { describeImport, describeReport, showProgress } from './summary.ts';

const INTERRUPTED = 130;
const say = (text: string) => void process.stderr.write(`${text}\n`);

/** The `report` command of SPEC §6: imports, computes, writes the CSV. Answers the exit code. */
export async function report(args: ReportArguments): Promise<number> {
  const temporary = args.database === undefined ? mkdtempSync(join(tmpdir(), 'store-monitor-')) : undefined;
  const service = openService(args.database ?? join(temporary ?? '.', 'store-monitor.db'));
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    void service.close();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await run(args, service);
    return 0;
  } catch (error) {
    if (!interrupted) throw error;
    say('Interrupted. Files imported before are kept whole; the one at hand was left out.');
    return INTERRUPTED;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await service.close();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
}

async function run(args: ReportArguments, service: Service): Promise<void> {
  await service.ready();
  await importFiles(args, service);
  const id = await service.triggerReport({ asOf: args.asOf, reach: args.reach });
  const record = await service.reportEnded(id);
  if (record.state === 'Failed') throw new Error(record.error.message);
  if (record.state !== 'Complete') throw new Error('The report was cancelled.');
  const csv = await service.reportCsv(id, { method: args.method, extended: args.extended });
  say(describeReport(await service.reportTable(id), args.method));
  if (args.out === '-') {
    await writeToStandardOutput(csv);
    return;
  }
  await writeFileWhole(resolve(args.out), csv);
  say(`Saved ${args.out}`);
}

async function writeToStandardOutput(text: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    // A reader that has gone, such as `head`, is told of here and by the callback; unheard it would end the process.
    process.stdout.once('error', fail);
    process.stdout.write(text, (error) => (error ? fail(error) : done()));
  }).catch((error: Error) => {
    throw new Error(`The report could not be written to standard output: ${error.message}.`, {
      cause: error,
    });
  });
}

async function importFiles({ files, database }: ReportArguments, service: Service): Promise<void> {
  const refused = files
    .map((path) => ({ path, preview: service.previewFile(path) }))
    .filter(({ preview }) => !preview.ok);
  if (refused.length > 0) {
    const reasons = refused.map(({ path, preview }) => (preview.ok ? '' : `${path}: ${preview.message}`));
    throw new Error(`${reasons.join('\n')}\nNothing was imported.`);
  }
  const useSample = files.length === 0 && (database === undefined || (await service.overview()).stores === 0);
  for (const path of useSample ? sampleFiles() : files) {
    const progress = showProgress(path);
    const record = await service.importFile({ path, sample: useSample }, createCancelFlag(), progress.show);
    progress.clear();
    say(describeImport(record, await service.rejectedRows(record.id, 5, 0)));
  }
}
