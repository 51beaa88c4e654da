import * as v from 'valibot';
import type { FilePreview, ImportOutcome, ImportRecord } from '../../../preload/contract.ts';
import type { ImportInput } from '../../jobs/import/import-file.ts';
import type { RejectedRowsPart } from '../../jobs/import/rejected-rows-csv.ts';
import { sampleFiles } from '../../jobs/sample-files.ts';
import type { Service, ImportRecord as StoredImport } from '../../jobs/service/service.ts';
import type { ChosenFiles } from '../chosen-files.ts';
import type { Dialogs } from '../dialogs.ts';
import { rejectedRowsFileName } from '../file-names.ts';
import type { HandedFiles } from '../handed-files.ts';
import { CallError, Count, call, PageSize, Uuid } from './call.ts';

const LISTED = 50;

type ImportNeeds = {
  readonly service: Service;
  readonly files: ChosenFiles;
  readonly dialogs: Dialogs;
  readonly handed: HandedFiles;
};

/** What the window asks about the data and where they come from. */
export function importCalls({ service, files, dialogs, handed }: ImportNeeds) {
  const { imports } = service;
  /**
   * The imports begun in the window whose end it has not shown yet, the oldest first: a page that crashes takes along
   * what it was about to be answered.
   */
  const untold = new Set<string>();

  function begin(files: readonly ImportInput[], signal: AbortSignal): Promise<ImportOutcome[]> {
    const id = imports.add(files);
    untold.add(id);
    return outcomesOf(service, id, signal);
  }

  return {
    takeHandedFiles: call([], () => files.add(handed.take())),
    unfinishedImport: call([], () => imports.leftUnfinished()),
    forgetUnfinished: call([], () => imports.forgetUnfinished()),
    overview: call([], () => service.read('overview')),
    chooseFiles: call([], async (): Promise<FilePreview[]> => files.add(await dialogs.chooseFiles())),
    importFiles: call([v.pipe(v.array(Uuid), v.maxLength(1000), v.readonly())], (tokens, signal) => {
      const chosen = tokens.map((token) => ({ path: chosenPath(files, token), sample: false }));
      return begin(chosen, signal);
    }),
    importSample: call([], (signal) => {
      const sample = sampleFiles().map((path) => ({ path, sample: true }));
      return begin(sample, signal);
    }),
    removeSample: call([], () => service.removeSample()),
    hasUntoldImport: call([], () => untold.size > 0),
    untoldImport: call([], async (signal) => {
      const [first] = untold;
      return first === undefined ? [] : outcomesOf(service, first, signal);
    }),
    importTold: call([], () => {
      for (const id of untold) {
        const state = imports.find(id)?.state;
        if (state !== 'Waiting' && state !== 'Running') untold.delete(id);
      }
    }),
    undoableImport: call([], async () => {
      const undoable = await service.read('undoable');
      return undoable && { ...undoable, record: withoutPath(undoable.record) };
    }),
    undoImport: call([Count], (id) => service.undoImport(id)),
    listImports: call([], async () => (await service.read('listImports', LISTED)).map(withoutPath)),
    findImport: call([Count], async (importId) => {
      const found = await service.read('findImport', importId);
      return found && withoutPath(found);
    }),
    rejectedRows: call(
      [v.strictObject({ importId: Count, limit: PageSize, offset: Count })],
      ({ importId, limit, offset }) => service.read('rejectedRows', importId, limit, offset),
    ),
    rejectedReasons: call([Count], (importId) => service.read('rejectedReasons', importId)),
    saveRejectedRows: call([Count], async (importId) => {
      const first = await service.read('rejectedRowsCsv', importId);
      return dialogs.saveFile(rejectedRowsFileName(first.file), allParts(service, importId, first));
    }),
  };
}

/** Waits for the end of an import, which is cancelled where the call that waits is given up. */
async function outcomesOf({ imports }: Service, id: string, signal: AbortSignal): Promise<ImportOutcome[]> {
  const cancel = () => imports.cancel(id);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  const { outcomes } = await imports.ended(id);
  return outcomes.map((outcome) =>
    outcome.status === 'imported' ? { ...outcome, record: withoutPath(outcome.record) } : outcome,
  );
}

/** The window knows files by name and token only. */
function withoutPath({ path: _, ...record }: StoredImport): ImportRecord {
  return record;
}

/** There may be far more rejected rows than fit into memory. */
async function* allParts(
  service: Service,
  importId: number,
  first: RejectedRowsPart,
): AsyncGenerator<string> {
  yield first.csv;
  for (let from = first.next; from !== undefined; ) {
    const part = await service.read('rejectedRowsCsv', importId, from);
    yield part.csv;
    from = part.next;
  }
}

function chosenPath(files: ChosenFiles, token: string): string {
  const path = files.pathOf(token);
  if (path !== undefined) return path;
  throw new CallError({
    code: 'bad-request',
    message: 'This file was not chosen in this window. Choose it again.',
  });
}
