import * as v from 'valibot';
import type { FilePreview } from '../../../preload/contract.ts';
import type { RejectedRowsPart } from '../../jobs/import/rejected-rows-csv.ts';
import { sampleFiles } from '../../jobs/sample-files.ts';
import type { Service } from '../../jobs/service/service.ts';
import type { ChosenFiles } from '../chosen-files.ts';
import type { Dialogs } from '../dialogs.ts';
import { rejectedRowsFileName } from '../file-names.ts';
import type { HandedFiles } from '../handed-files.ts';
import type { ImportSession } from '../import-session.ts';
import type { SettingsStore } from '../settings.ts';
import { CallError, Count, call, PageSize, Uuid } from './call.ts';

const LISTED = 50;

export type ImportNeeds = {
  readonly service: Service;
  readonly files: ChosenFiles;
  readonly imports: ImportSession;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
  readonly handed: HandedFiles;
};

/** What the window asks about the data and where they come from. */
export function importCalls({ service, files, imports, dialogs, settings, handed }: ImportNeeds) {
  return {
    takeHandedFiles: call([], () => files.add(handed.take())),
    unfinishedImport: call([], () =>
      imports.unfinished().length > 0 ? [] : (settings.get().unfinished ?? []),
    ),
    forgetUnfinished: call([], () => settings.change({ unfinished: [] })),
    overview: call([], () => service.read('overview')),
    chooseFiles: call([], async (): Promise<FilePreview[]> => files.add(await dialogs.chooseFiles())),
    importFiles: call([v.pipe(v.array(Uuid), v.maxLength(1000), v.readonly())], (tokens) =>
      imports.run(
        tokens.map((token) => chosenPath(files, token)),
        { sample: false },
      ),
    ),
    importSample: call([], () => imports.run(sampleFiles(), { sample: true })),
    removeSample: call([], () => service.removeSample()),
    isImporting: call([], () => imports.underWay() !== undefined),
    importUnderWay: call([], async () => (await imports.underWay()) ?? []),
    cancelImport: call([], () => imports.cancel()),
    undoableImport: call([], () => service.read('undoable')),
    undoImport: call([Count], (id) => service.undoImport(id)),
    listImports: call([], () => service.read('listImports', LISTED)),
    rejectedRows: call(
      [v.strictObject({ importId: Count, limit: PageSize, offset: Count })],
      ({ importId, limit, offset }) => service.read('rejectedRows', importId, limit, offset),
    ),
    rejectedReasons: call([Count], (importId) => service.read('rejectedReasons', importId)),
    saveRejectedRows: call([Count], async (importId) => {
      const first = await service.read('rejectedRowsCsv', importId);
      return dialogs.saveText(rejectedRowsFileName(first.file), allParts(service, importId, first));
    }),
  };
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
