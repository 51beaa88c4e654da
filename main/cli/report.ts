import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeProblem } from '../jobs/files/file-problem.ts';
import {
  giveUpWritten,
  refuseUnwritable,
  STANDARD_OUTPUT,
  type Written,
  writeFileWhole,
  writeToDescriptor,
} from '../jobs/files/write-file.ts';
import { refuseFolder, writeFolderWhole } from '../jobs/files/write-folder.ts';
import type { ImportInput } from '../jobs/import/import-file.ts';
import { previewFile } from '../jobs/import/preview-file.ts';
import { filesWithin } from '../jobs/import/text-file.ts';
import type { ReportHead } from '../jobs/report/report-file.ts';
import { sampleFiles } from '../jobs/sample-files.ts';
import { packKind, refusePack, savePack } from '../jobs/service/save-pack.ts';
import type { ImportRecord } from '../jobs/service/service.ts';
import { TABLE_FILES } from '../jobs/tables/table-files.ts';
import { JobError } from '../jobs/threads/error.ts';
import { expectShortLife } from '../jobs/threads/short-life.ts';
import { type ReportArguments, TABLES, type WantedOutput } from './arguments.ts';
import { refuseConflicts } from './conflicts.ts';
import { bytesOf, findInputs, type InputFile, readablePath } from './inputs.ts';
import { UsageError } from './options.ts';
import { sayOfPlace } from './place.ts';
import { inSession, type Session } from './session.ts';
import {
  describeImport,
  describeLikely,
  describeReport,
  say,
  showPackProgress,
  showProgress,
} from './summary.ts';

const INTERRUPTED = 130;

/** The `report` command of SPEC §6 and §12: imports, computes, writes the files. Answers the exit code. */
export async function report(args: ReportArguments): Promise<number> {
  const outputs = [args.out?.path, args.outages?.path, args.pack].filter((path) => path !== undefined);
  const inputs = await withoutOwnOutputs(findInputs(args.files, outputs));
  if (inputs.length === 0 && args.files.length > 0 && args.database === undefined) {
    throw new Error(
      'None of the files holds anything to import. Name those with polls, hours and time zones.',
    );
  }
  refuseConflicts({ ...args, out: args.out?.path, outages: args.outages?.path }, inputs);
  if (args.pack !== undefined) await refusePack(resolve(args.pack)).catch(sayOfPlace);
  for (const file of [args.out, args.outages]) {
    if (file === undefined || file.path === '-') continue;
    const refuse = file.format === TABLES ? refuseFolder : refuseUnwritable;
    await refuse(resolve(file.path));
  }
  const isNew = isMadeAnew(args);
  const work = async (session: Session) => {
    await open(session);
    await importFiles(args, inputs.flatMap(within), session);
    if (isNew) say(`The database ${args.database} was not there or empty: it was made.`);
    await makeReport(args, session);
  };
  const toRead = inputs.map(({ path }) => path);
  expectShortLife(bytesOf(args.database === undefined ? toRead : [...toRead, args.database]));
  const { stopped } = await inSession(args.database, work, {
    readerAfterMs: 'never',
    expects: inputs.flatMap(({ path }) => (typeof path === 'string' ? [path] : [])),
  });
  if (!stopped) return 0;
  say('Interrupted. Files imported before are kept whole; the one at hand was left out.');
  return INTERRUPTED;
}

/** Once: who runs this again gives the files again, or knows. */
function sayWhatWasCutOff({ service: { imports } }: Session): void {
  const names = imports.leftUnfinished();
  if (names.length === 0) return;
  say(`An earlier import of ${names.join(', ')} was cut off, and nothing of it is stored. Import it again.`);
  imports.forgetUnfinished();
}

/** Whether the database is made for the files to go into; without any, one that holds nothing is likely to be named wrongly. */
function isMadeAnew({ database, files, sample }: ReportArguments): boolean {
  if (database === undefined) return false;
  const stats = statSync(database, { throwIfNoEntry: false });
  if (stats !== undefined && (!stats.isFile() || stats.size > 0)) return false;
  if (files.length > 0 || sample) return true;
  const what = stats !== undefined ? `The database ${database} is empty` : `There is no database ${database}`;
  throw new Error(`${what}. Name the right one, or files to make one of.`);
}

/** Of a zip of several files, these. */
function within(input: InputFile): InputFile[] {
  const { path } = input;
  if (typeof path !== 'string') return [input];
  return filesWithin(path).map((file) => (file === path ? input : { name: file, path: file }));
}

/** Leaves out what this program saved itself, which a pattern such as *.csv takes in again from the second day on. */
async function withoutOwnOutputs(inputs: readonly InputFile[]): Promise<InputFile[]> {
  const kept: InputFile[] = [];
  for (const input of inputs) {
    const own = await Promise.all(within(input).map(ownMessage));
    // A pack is passed over where all that is in it is.
    if (own.some((message) => message === undefined)) kept.push(input);
    else say(`${input.name}: passed over. ${own[0]}`);
  }
  return kept;
}

async function ownMessage({ path }: InputFile): Promise<string | undefined> {
  const preview = typeof path === 'string' ? await previewFile(path) : undefined;
  return preview?.ok === false && preview.isOwn === true ? preview.message : undefined;
}

async function open(session: Session): Promise<void> {
  const { service, stop } = session;
  stop.addEventListener('abort', () => void service.close(), { once: true });
  await service.ready();
  sayWhatWasCutOff(session);
}

async function makeReport(args: ReportArguments, { service, stop }: Session): Promise<void> {
  const { question, asked } = args;
  const id = await service.triggerReport(question);
  const record = await service.reportEnded(id);
  if (record.state === 'Failed') throw new Error(record.error.message);
  if (record.state !== 'Complete') throw new Error('The report was cancelled.');
  if (args.out !== undefined) await writeReport(args, args.out, id, { service, stop });
  if (args.pack !== undefined) await writePack(args, args.pack, id, { service, stop });
  if (args.outages === undefined) return;
  const { path, format: listedAs } = args.outages;
  const outages = await service.reportFile(id, { tells: 'outages', format: listedAs, ...asked });
  await save('list of outages', outages.parts, path, stop);
}

type Making = Pick<Session, 'service' | 'stop'>;

async function writeReport(
  { question, asked, by }: ReportArguments,
  { format, path }: WantedOutput,
  id: string,
  { service, stop }: Making,
): Promise<void> {
  if (format === TABLES) {
    const { groups = [] } = asked;
    const csv = await service.reportFile(id, { tells: 'report', format: 'csv', ...asked }).catch(sayOfGroup);
    await giveUpWritten(csv.parts);
    say(describeReport(csv, asked.method));
    const files = TABLE_FILES.map((name) => ({ name, written: service.tableFile(id, name, { groups }) }));
    await writeFolderWhole(resolve(path), files, stop);
    say(`Saved ${path}`);
    return;
  }
  const file = await service.reportFile(id, { tells: 'report', format, ...asked, by }).catch(sayOfGroup);
  await sayOfReport({ question, asked }, file, id, service);
  await save('report', file.parts, path, stop);
}

async function writePack(
  { question, asked, by, out }: ReportArguments,
  path: string,
  id: string,
  { service, stop }: Making,
): Promise<void> {
  const pack = await service.reportPack(id, { as: packKind(path), ...asked, by }).catch(sayOfGroup);
  if (out === undefined) await sayOfReport({ question, asked }, pack, id, service);
  const progress = showPackProgress(path);
  try {
    await savePack(pack, resolve(path), { stop, onProgress: progress.show }).catch(sayOfPlace);
  } finally {
    progress.clear();
  }
  say(`Saved ${path}: ${pack.files} files`);
}

async function sayOfReport(
  { question, asked }: Pick<ReportArguments, 'question' | 'asked'>,
  head: ReportHead,
  id: string,
  service: Session['service'],
): Promise<void> {
  say(describeReport(head, question.period === undefined ? asked.method : 'interpolated'));
  if (asked.likely === true) say(describeLikely(await service.read('likelySummary', id)));
}

/** Which groups there are is known only once the files are imported. */
function sayOfGroup(error: unknown): never {
  if (error instanceof JobError && error.code === 'group-unknown') {
    throw new UsageError(`--group: ${error.message}`);
  }
  throw error;
}

async function importFiles(
  { sample }: ReportArguments,
  inputs: readonly InputFile[],
  { service, temporary }: Session,
): Promise<void> {
  const files = inputs.map((input, index) => ({
    name: input.name,
    path: readablePath(input, index, temporary),
  }));
  const looked = files.map(async ({ name, path }) => {
    const preview = await service.read('previewFile', path);
    return preview.ok ? [] : [`${name}: ${preview.message}`];
  });
  const refusals = (await Promise.all(looked)).flat();
  if (refusals.length > 0) throw new Error(`${refusals.join('\n')}\nNothing was imported.`);
  const ofSample = sample ? sampleFiles().map((path) => ({ name: path, path, sample })) : [];
  for (const { name, ...input } of [...ofSample, ...files.map((file) => ({ ...file, sample: false }))]) {
    const record = await importOne(service, name, input);
    say(describeImport(record, await service.read('rejectedRows', record.id, 5, 0)));
  }
}

async function importOne(
  { imports }: Session['service'],
  name: string,
  input: ImportInput,
): Promise<ImportRecord> {
  const progress = showProgress(name);
  const stop = imports.onProgress(progress.show);
  try {
    const { outcomes } = await imports.ended(imports.add([input]));
    const [outcome] = outcomes;
    if (outcome?.status === 'imported') return outcome.record;
    throw new Error(outcome?.status === 'failed' ? outcome.error.message : 'The import was cancelled.');
  } finally {
    stop();
    progress.clear();
  }
}

async function save(what: string, written: Written, out: string, stop: AbortSignal): Promise<void> {
  if (out !== '-') {
    await writeFileWhole(resolve(out), written, stop);
    say(`Saved ${out}`);
    return;
  }
  try {
    await writeToDescriptor(STANDARD_OUTPUT, written, stop);
  } catch (error) {
    const message = `The ${what} could not be written to standard output: ${writeProblem(error)}.`;
    throw new Error(message, { cause: error });
  }
}
