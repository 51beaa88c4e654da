import type { ImportOutcome } from '../jobs/service/import-queue.ts';
import type { Service } from '../jobs/service/service.ts';
import type { JobErrorCode } from '../jobs/threads/error.ts';
import type { FoundFile } from './list-folder.ts';
import { importWords } from './words.ts';

/**
 * What became of a file: imported, its content known, or refused; `changed` while it was read, so that it has to settle
 * again; `unreadable` for now.
 */
export type Taken = {
  readonly file: FoundFile;
  readonly outcome: 'done' | 'known' | 'refused' | 'changed' | 'unreadable';
  readonly line: string;
};

/** `trouble`: why the rest was not taken, which is no fault of the files. */
export type TakenFiles = { readonly files: readonly Taken[]; readonly trouble: string | undefined };

/** Imports files together, in order, each as it was seen and each content once. */
export async function takeFiles(
  service: Pick<Service, 'read' | 'imports'>,
  files: readonly FoundFile[],
): Promise<TakenFiles> {
  const parts: { readonly path: string; readonly file: FoundFile }[] = [];
  for (const file of files) {
    for (const path of await service.read('filesWithin', String(file.place))) parts.push({ path, file });
  }
  if (parts.length === 0) return { files: [], trouble: undefined };
  const inputs = parts.map(({ path, file: { bytes, modifiedAt } }) => ({
    path,
    sample: false,
    once: { bytes, modifiedAt },
  }));
  const { outcomes } = await service.imports.ended(service.imports.add(inputs));
  const taken: Taken[] = [];
  for (const file of files) {
    const own = parts.flatMap((part, index) => (part.file === file ? [outcomes[index]] : []));
    const whole = own.filter((outcome) => outcome !== undefined);
    // The program is ending, or the database was exchanged: what is left has its turn then.
    if (whole.length < own.length) break;
    const trouble = whole.map(troubleOf).find((line) => line !== undefined);
    if (trouble !== undefined) return { files: taken, trouble };
    taken.push({ file, ...sumUp(whole) });
  }
  return { files: taken, trouble: undefined };
}

/** Faults of the file itself; all others are of the disk, the database or the program. */
const OWN_FAULTS: readonly JobErrorCode[] = [
  'file-refused',
  'file-changed',
  'file-unreadable',
  'already-imported',
  'out-of-memory',
  'internal',
];

function troubleOf(outcome: ImportOutcome): string | undefined {
  if (outcome.status !== 'failed' || OWN_FAULTS.includes(outcome.error.code)) return undefined;
  return outcome.error.message;
}

/** Of a zip of several files the worst decides, and every one is told of. */
function sumUp(outcomes: readonly ImportOutcome[]): Omit<Taken, 'file'> {
  const all = outcomes.map(oneOf);
  const [first] = all;
  if (first !== undefined && all.length === 1) return first;
  const worst = (['changed', 'unreadable', 'refused', 'done'] as const).find((outcome) =>
    all.some((one) => one.outcome === outcome),
  );
  const line = all.map(({ line }, index) => `${outcomes[index]?.name}: ${line}`).join(' ');
  return { outcome: worst ?? 'known', line };
}

function oneOf(outcome: ImportOutcome): Omit<Taken, 'file'> {
  switch (outcome.status) {
    case 'imported':
      return { outcome: 'done', line: `${importWords(outcome.record)}.` };
    case 'cancelled':
      return { outcome: 'refused', line: 'Its import was cancelled.' };
    case 'failed':
      return ofFailure(outcome);
  }
}

function ofFailure({
  name,
  error: { code, message },
}: Extract<ImportOutcome, { status: 'failed' }>): Omit<Taken, 'file'> {
  const [, ...rest] = message.split(`${name}: `);
  const line = rest.length === 0 ? message : rest.join(`${name}: `);
  switch (code) {
    case 'already-imported':
      return { outcome: 'known', line };
    case 'file-changed':
      return { outcome: 'changed', line };
    case 'file-unreadable':
      return { outcome: 'unreadable', line };
    default:
      return { outcome: 'refused', line };
  }
}
