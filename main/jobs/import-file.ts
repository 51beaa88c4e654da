import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from '../database/connection.ts';
import { replaceHours, replaceZones } from '../database/hours-and-zones.ts';
import {
  beginImport,
  finishImport,
  type ImportCounts,
  type ImportRecord,
  saveRejectedRows,
} from '../database/imports.ts';
import { savePolls } from '../database/polls.ts';
import { createStoreNumbers } from '../database/stores.ts';
import { transact } from '../database/transaction.ts';
import { type FileFormat, recogniseFile } from '../import/file-kind.ts';
import { type RowReader, readHoursRow } from '../import/rows.ts';
import { type RejectedRow, readSegment, type SegmentPolls } from '../import/segment.ts';
import { sortPolls } from '../import/sort-polls.ts';
import { readZoneRow } from '../import/zone-row.ts';
import type { OpeningHours } from '../report/types.ts';
import { DAY } from '../report/weekly-hours.ts';
import { type CancelFlag, throwIfCancelled } from './cancel.ts';
import { JobError } from './error.ts';
import { readRange } from './file-range.ts';
import { createImportMeter, type ImportProgress } from './import-progress.ts';
import { readPollRanges } from './poll-ranges.ts';

/** `sample`: the file is part of the bundled sample, which can be removed again in one step. */
export type ImportInput = { readonly path: string; readonly sample: boolean };

const HEAD_BYTES = 65_536;
const RANGE_BYTES = 1 << 20;

/** Polls held in memory before they are sorted and saved; bounds an import's memory whatever the file's size. */
const BATCH_POLLS = 2_500_000;

type Context = {
  readonly database: Database;
  readonly path: string;
  readonly file: number;
  readonly bytes: number;
  readonly format: FileFormat;
  readonly storeNumber: (id: string) => number;
  readonly cancel: CancelFlag;
  readonly meter: ReturnType<typeof createImportMeter>;
  /** To be called every few thousand rows of work that takes long: shows life, and throws once cancelled. */
  readonly onRows: () => void;
  readonly reject: (rows: readonly RejectedRow[], firstLine: number) => void;
};

/** Imports one file in one transaction (SPEC §1): in whole, or after a cancel, an error or a crash not at all. */
export async function importFile(
  database: Database,
  { path, sample }: ImportInput,
  cancel: CancelFlag,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportRecord> {
  const name = basename(path);
  const file = openFile(path);
  try {
    const { size: bytes } = fstatSync(file);
    const format = recognise(file, name);
    const importedAt = Date.now();
    const meter = createImportMeter(bytes, onProgress);
    const onRows = () => {
      throwIfCancelled(cancel);
      meter.tick();
    };
    return await transact(database, async () => {
      const id = beginImport(database, { file: name, kind: format.kind, bytes, importedAt, sample });
      const counts = await importRows({
        database,
        path,
        file,
        bytes,
        format,
        storeNumber: createStoreNumbers(database, { sample }),
        cancel,
        meter,
        reject: (rows, firstLine) => saveRejectedRows(database, id, rows, firstLine, onRows),
        onRows,
      });
      if (fstatSync(file).size < bytes) throw cutShort(name);
      finishImport(database, id, counts);
      throwIfCancelled(cancel);
      return { id, file: name, kind: format.kind, bytes, importedAt, sample, ...counts };
    }).finally(meter.stop);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    // Asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (statSync(path).isFile()) return openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : String(error);
    throw new JobError({ code: 'file-unreadable', message: `${path}: ${why}.` });
  }
  throw new JobError({ code: 'file-unreadable', message: `${path}: it is not a file.` });
}

function recognise(file: number, name: string): FileFormat {
  const head = Buffer.alloc(HEAD_BYTES);
  const recognition = recogniseFile(head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0)));
  if (recognition.ok) return recognition.format;
  throw new JobError({ code: 'file-refused', message: `${name}: ${recognition.refusal.message}` });
}

/** A file that lost its end while it was read would otherwise count as whole. */
function cutShort(name: string): JobError {
  const message = `${name}: it became shorter while it was read. Nothing was changed. Try again.`;
  return new JobError({ code: 'file-unreadable', message });
}

function importRows(context: Context): Promise<ImportCounts> | ImportCounts {
  switch (context.format.kind) {
    case 'polls':
      return importPolls(context);
    case 'business-hours':
      return importHours(context);
    case 'time-zones':
      return importZones(context);
  }
}

async function importPolls(context: Context): Promise<ImportCounts> {
  const { database, cancel, meter } = context;
  const counts = { rows: 0, accepted: 0, added: 0, replaced: 0, rejected: 0 };
  let batch: SegmentPolls[] = [];
  let batchSize = 0;
  const saveBatch = () => {
    context.onRows();
    const sorted = sortPolls(batch);
    meter.saved(0);
    const saved = savePolls(database, sorted, (share) => {
      throwIfCancelled(cancel);
      meter.saved(share);
    });
    meter.savedAll();
    counts.added += saved.added;
    counts.replaced += saved.replaced + sorted.replaced;
    batch = [];
    batchSize = 0;
  };
  const numbers = new Map<readonly string[], number[]>();
  let line = context.format.headerLines + 1;
  for await (const { polls, storeIds } of readPollRanges(context)) {
    throwIfCancelled(cancel);
    let known = numbers.get(storeIds);
    if (known === undefined) {
      known = [];
      numbers.set(storeIds, known);
    }
    renumber(polls.stores, storeIds, known, context.storeNumber);
    // Without the rejected rows, which are saved below and would otherwise be held until the batch is.
    batch.push({ stores: polls.stores, keys: polls.keys });
    batchSize += polls.keys.length;
    counts.rows += polls.rows;
    counts.accepted += polls.keys.length;
    counts.rejected += polls.rejected.length;
    context.reject(polls.rejected, line);
    line += polls.lines;
    meter.read(polls.end, polls.rows);
    if (batchSize >= BATCH_POLLS) saveBatch();
  }
  saveBatch();
  return counts;
}

/** Turns a reader's store numbers into the database's, in place. */
function renumber(
  stores: Uint32Array,
  storeIds: readonly string[],
  known: number[],
  storeNumber: (id: string) => number,
): void {
  for (let i = 0; i < stores.length; i++) {
    const local = stores[i] as number;
    let number = known[local];
    if (number === undefined) {
      number = storeNumber(storeIds[local] as string);
      known[local] = number;
    }
    stores[i] = number;
  }
}

function importHours(context: Context): ImportCounts {
  const byStore = new Map<number, Map<number, OpeningHours>>();
  const counts = readAllRows(context, readHoursRow, ({ store, day, start, end }) => {
    const number = context.storeNumber(store);
    let hours = byStore.get(number);
    if (hours === undefined) {
      hours = new Map();
      byStore.set(number, hours);
    }
    hours.set((day * DAY + start) * DAY + end, { day, start, end });
  });
  const hoursByStore = new Map([...byStore].map(([store, hours]) => [store, [...hours.values()]]));
  const { added, replaced } = replaceHours(context.database, hoursByStore, context.onRows);
  context.meter.savedAll();
  return { ...counts, added, replaced };
}

function importZones(context: Context): ImportCounts {
  const zoneByStore = new Map<number, string>();
  let overridden = 0;
  const counts = readAllRows(context, readZoneRow, ({ store, zone }) => {
    const number = context.storeNumber(store);
    const earlier = zoneByStore.get(number);
    if (earlier !== undefined && earlier !== zone) overridden++;
    zoneByStore.set(number, zone);
  });
  const { added, replaced } = replaceZones(context.database, zoneByStore, context.onRows);
  context.meter.savedAll();
  return { ...counts, added, replaced: replaced + overridden };
}

function readAllRows<T>(context: Context, read: RowReader<T>, accept: (row: T) => void) {
  const { file, bytes, format, cancel, meter } = context;
  const counts = { rows: 0, accepted: 0, rejected: 0 };
  let line = format.headerLines + 1;
  for (let from = format.bodyStart; from < bytes; ) {
    throwIfCancelled(cancel);
    const to = Math.min(from + RANGE_BYTES, bytes);
    const summary = readRange(file, { from, to, aligned: true }, (segment) =>
      readSegment(segment, format, read, accept),
    );
    context.reject(summary.rejected, line);
    counts.rows += summary.rows;
    counts.rejected += summary.rejected.length;
    counts.accepted += summary.rows - summary.rejected.length;
    line += summary.lines;
    meter.read(summary.end, summary.rows);
    if (summary.end === from) break;
    from = summary.end;
  }
  return counts;
}
