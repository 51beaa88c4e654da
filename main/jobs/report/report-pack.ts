import { NO_GROUP } from '../../report/groups.ts';
import { groupPlaces } from '../../report/roll-up.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { csvParts } from '../../report/write/csv.ts';
import { PACK_FORMATS } from '../../report/write/formats.ts';
import { type Parts, utf8 } from '../../report/write/parts.ts';
import { type ZippedFile, zipParts } from '../../report/write/zip.ts';
import { askedPlaces } from './asked-rows.ts';
import { detailedReport } from './complete-report.ts';
import type { FileWanted } from './file-wanted.ts';
import type { HelpedTask } from './helper.ts';
import { ALL_FOLDER, INDEX_FILE, packFolders } from './pack-folders.ts';
import { headOf, partsOf, type ReportHead } from './report-file.ts';

/** A pack of a report (SPEC §17): of which stores, with which columns; of groups that are asked for, else of every one. */
export type PackWanted = Omit<FileWanted, 'tells' | 'format' | 'rows'> & {
  /** Its files one by one, or the bytes of a zip of them. */
  readonly as: 'files' | 'zip';
  /** Without the folder of all, which of one group is that group's again. */
  readonly onlyGroups?: boolean;
};

/** What is said of a pack first; then each file by its name, and what follows it until the next is its bytes, or the zip's. */
export type PackHead = ReportHead & { readonly files: number };
export type PackItem = PackHead | { readonly file: string } | Uint8Array;

type PackedFile = { readonly name: string; parts(): Promise<Parts> };

/** The files of a pack, each made as it is asked for; the report is read once. Throws as reportFile does, before the first. */
export async function* reportPack(
  task: HelpedTask<number>,
  id: string,
  { as, onlyGroups = false, ...wanted }: PackWanted,
): AsyncGenerator<PackItem> {
  const complete = detailedReport(task.database, id);
  const files = filesOf(task, complete, wanted, onlyGroups);
  // What cannot be told is found before anything is.
  await files[1]?.parts();
  yield { ...headOf(complete, { ...wanted, tells: 'report', format: 'csv' }), files: files.length };
  if (as === 'files') {
    for (const { name, parts } of files) {
      yield { file: name };
      yield* await parts();
    }
    return;
  }
  const begun: string[] = [];
  for await (const bytes of zipParts(zipped(files, (name) => begun.push(name)))) {
    for (const file of begun.splice(0)) yield { file };
    yield bytes;
  }
}

async function* zipped(
  files: readonly PackedFile[],
  onBegin: (name: string) => void,
): AsyncGenerator<ZippedFile> {
  for (const { name, parts } of files) {
    onBegin(name);
    yield { name, parts: await parts(), compressed: !name.endsWith('.csv') };
  }
}

function filesOf(
  task: HelpedTask<number>,
  complete: ReturnType<typeof detailedReport>,
  wanted: Omit<PackWanted, 'as' | 'onlyGroups'>,
  onlyGroups: boolean,
): PackedFile[] {
  const { groups } = complete.report.details;
  const asked = askedPlaces(complete.report, { ...wanted, tells: 'report' });
  const found = groupPlaces(asked.map((store) => groups[store]));
  // Without any group there is nothing to tell apart.
  const listed = found.every(([group]) => group === undefined) ? [] : found;
  const names = listed.map(([group = NO_GROUP]) => group);
  const folders = packFolders(names);
  const index = indexSheet(
    names,
    folders,
    listed.map(([, places]) => places.length),
  );
  const inFolder = (folder: string, chosen: readonly string[] | undefined): PackedFile[] =>
    PACK_FORMATS.map((format) => ({
      name: `${folder}/report.${format}`,
      parts: () =>
        partsOf(task, complete, { ...wanted, tells: 'report', format, ...(chosen && { groups: chosen }) }),
    }));
  return [
    { name: INDEX_FILE, parts: async () => utf8(csvParts(index)) },
    ...(onlyGroups && folders.length > 0 ? [] : inFolder(ALL_FOLDER, undefined)),
    ...folders.flatMap((folder, place) => inFolder(folder, [names[place] as string])),
  ];
}

const indexSheet = (
  groups: readonly string[],
  folders: readonly string[],
  stores: readonly number[],
): Sheet => ({
  title: 'Groups',
  columns: [
    { name: 'group', title: 'Group', kind: 'text', at: (row) => groups[row] },
    { name: 'folder', title: 'Folder', kind: 'text', at: (row) => folders[row] },
    { name: 'stores', title: 'Stores', kind: 'count', at: (row) => stores[row] as number },
  ],
  rows: [...groups.keys()],
});
