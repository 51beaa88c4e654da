import { resolve } from 'node:path';
import { BESIDE_A_DATABASE, holdsDatabase } from '../jobs/files/holds-database.ts';
import { STANDARD_OUTPUT } from '../jobs/files/write-file.ts';
import { sampleFiles } from '../jobs/sample-files.ts';
import type { ReportArguments } from './arguments.ts';
import { endOfLinks, identify, identifyDescriptor, isNowhere, isSameFile } from './file-identity.ts';
import type { InputFile } from './inputs.ts';
import { UsageError } from './options.ts';

/**
 * Throws a UsageError where one file was named for two purposes, by whatever names or links: `--out` or `--outages` would
 * replace an input, the sample, a database or what lies beside it, or each other; `--database` would be an input (SPEC §6).
 */
export function refuseConflicts(
  {
    out,
    outages,
    pack,
    database,
  }: Pick<ReportArguments, 'database' | 'pack'> & {
    readonly out: string | undefined;
    readonly outages: string | undefined;
  },
  inputs: readonly InputFile[],
): void {
  if (database !== undefined) refuseInput(database, inputs);
  if (out !== undefined) refuseOutput('--out', out, database, inputs);
  if (pack !== undefined) refusePackOver(pack, [out, outages], database, inputs);
  if (outages === undefined) return;
  refuseOutput('--outages', outages, database, inputs);
  if (out === undefined) return;
  const report = identifyOutput(out);
  if (report === undefined || isNowhere(report) || !isSameFile(report, identifyOutput(outages))) return;
  throw new UsageError(`--outages ${outages} would replace the report. Name another file.`);
}

/** A pack is a folder of its own, or a zip; neither is what something else is written to. */
function refusePackOver(
  pack: string,
  others: readonly (string | undefined)[],
  database: string | undefined,
  inputs: readonly InputFile[],
): void {
  if (pack === '-') throw new UsageError('--pack needs a folder or a .zip: standard output takes one file.');
  refuseOutput('--pack', pack, database, inputs);
  const isThis = (file: string | undefined) =>
    file !== undefined && file !== '-' && resolve(file) === resolve(pack);
  if (others.some(isThis) || (database !== undefined && isThis(database))) {
    throw new UsageError(`--pack ${pack} is named for another file too. Name another folder.`);
  }
}

/** What is written to; standard output may be a file too. */
function identifyOutput(name: string) {
  return name === '-' ? identifyDescriptor(STANDARD_OUTPUT) : identify(resolve(name));
}

function refuseOutput(
  option: string,
  out: string,
  database: string | undefined,
  inputs: readonly InputFile[],
): void {
  if (out === '-') return;
  const target = identify(resolve(out));
  if (target === undefined) return;
  const isTarget = (path: string | Buffer) => isSameFile(target, identify(path));
  const refuse = (what: string) => {
    throw new UsageError(`${option} ${out} would replace ${what}. Name another file.`);
  };
  for (const { name, path } of inputs) if (isTarget(path)) refuse(`the input ${name}`);
  if (sampleFiles().some(isTarget)) refuse('a file of the bundled sample');
  const named = database === undefined ? [] : [resolve(database), endOfLinks(resolve(database))];
  if (named.some(isTarget)) refuse(`the database ${database}`);
  if (named.some((file) => BESIDE_A_DATABASE.some((end) => isTarget(file + end)))) {
    refuse(`a part of the database ${database}`);
  }
  if (holdsDatabase(resolve(out))) refuse('a database');
}

function refuseInput(database: string, inputs: readonly InputFile[]): void {
  const identity = identify(resolve(database));
  if (identity === undefined) return;
  const input = inputs.find(({ path }) => isSameFile(identity, identify(path)));
  if (input !== undefined) {
    throw new UsageError(
      `--database ${database} is the input ${input.name}. Name another file for the database.`,
    );
  }
}
