import { clipboard } from 'electron';
import type {
  ApiSettings,
  ApiStatus,
  FilePreview,
  AsOf as RequestedAsOf,
} from '../../../preload/contract.ts';
import { parseTimestamp } from '../../import/timestamp.ts';
import { reportFileName } from '../../jobs/report/file-name.ts';
import { sampleFiles } from '../../jobs/sample-files.ts';
import type { AsOf, Service } from '../../jobs/service.ts';
import { parseReach } from '../../report/reach.ts';
import type { ChosenFiles } from '../chosen-files.ts';
import type { Dialogs } from '../dialogs.ts';
import { rejectedRowsFileName } from '../file-names.ts';
import type { ImportSession } from '../import-session.ts';
import { CallError, type Handlers } from './register.ts';

export type ApiControl = {
  status(): ApiStatus;
  change(settings: ApiSettings): Promise<ApiStatus>;
  regenerateToken(): Promise<ApiStatus>;
};

export type HandlerNeeds = {
  readonly service: Service;
  readonly files: ChosenFiles;
  readonly imports: ImportSession;
  readonly dialogs: Dialogs;
  readonly api: ApiControl;
  readonly onDataChanged: () => void;
};

const LISTED = 50;

/** Answers the window's calls by the one service. */
export function createHandlers({
  service,
  files,
  imports,
  dialogs,
  api,
  onDataChanged,
}: HandlerNeeds): Handlers {
  const importPaths = async (paths: readonly string[], sample: boolean) => {
    const outcomes = await imports.run(paths, { sample });
    onDataChanged();
    return outcomes;
  };
  return {
    overview: () => service.overview(),
    chooseFiles: async (): Promise<FilePreview[]> => files.add(await dialogs.chooseFiles()),
    importFiles: (tokens) =>
      importPaths(
        tokens.map((token) => chosenPath(files, token)),
        false,
      ),
    importSample: () => importPaths(sampleFiles(), true),
    removeSample: async () => {
      await service.removeSample();
      onDataChanged();
    },
    cancelImport: () => imports.cancel(),
    listImports: () => service.listImports(LISTED),
    rejectedRows: ({ importId, limit, offset }) => service.rejectedRows(importId, limit, offset),
    saveRejectedRows: async (importId) => {
      const csv = await service.rejectedRowsCsv(importId);
      const imported = (await service.listImports(Number.MAX_SAFE_INTEGER)).find(({ id }) => id === importId);
      return dialogs.saveText(rejectedRowsFileName(imported?.file ?? 'import'), csv);
    },
    createReport: ({ asOf, reachMinutes }) =>
      service.triggerReport({ asOf: readAsOf(asOf), reach: readReach(reachMinutes) }),
    cancelReport: (id) => service.cancelReport(id),
    listReports: () => service.listReports(LISTED),
    openReport: (id) => service.reportTable(id),
    saveReport: async ({ id, method, extended }) => {
      const csv = await service.reportCsv(id, { method, extended });
      const record = await service.findReport(id);
      return dialogs.saveText(reportFileName(record?.asOf ?? Date.now()), csv);
    },
    copyText: (text) => clipboard.writeText(text),
    apiStatus: () => api.status(),
    changeApi: (settings) => api.change(settings),
    regenerateToken: () => api.regenerateToken(),
  };
}

function chosenPath(files: ChosenFiles, token: string): string {
  const path = files.pathOf(token);
  if (path !== undefined) return path;
  throw new CallError({
    code: 'bad-request',
    message: 'This file was not chosen in this window. Choose it again.',
  });
}

function readAsOf(asOf: RequestedAsOf): AsOf {
  if (asOf.kind !== 'instant') return asOf.kind;
  const instant = parseTimestamp(asOf.text);
  if (instant !== undefined) return instant;
  throw new CallError({
    code: 'bad-request',
    message: `“${asOf.text}” is not an instant. Write it like 2023-01-25 18:13:22 (UTC).`,
  });
}

function readReach(minutes: number): number {
  const reach = parseReach(String(minutes));
  if (reach !== undefined) return reach;
  throw new CallError({ code: 'bad-request', message: 'The reach is a number of minutes from 1 to 1,440.' });
}
