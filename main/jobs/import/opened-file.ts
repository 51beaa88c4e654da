import type { FileFormat, Refusal } from '../../import/file-format.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import type { FileKind } from '../../import/kinds/index.ts';
import { JobError } from '../threads/error.ts';
import { createFileHash, type FileHash } from './file-hash.ts';
import { readPolls } from './polls.ts';
import type { KnownFile, Reading } from './reading.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';
import { readClosures, readHours, readStores, readZones } from './store-facts.ts';
import type { TextFile } from './text-file.ts';
import { settleFormat } from './walk-file.ts';

/** A file to import that is open and recognised, and the reading of its rows. */
export type OpenedFile = {
  readonly source: SourceFile;
  readonly hash: FileHash;
  readonly bytes: number;
  readonly head: Uint8Array;
  readonly format: FileFormat;
  /** Whether the days of an hours file leave open what they are counted from. */
  readonly daysUnclear: boolean;
  readonly reading: Reading;
  close(): Promise<void>;
};

/** What reads and stores the rows of each kind of file. */
const READERS: Readonly<Record<FileKind, (file: KnownFile) => Reading>> = {
  polls: readPolls,
  'business-hours': readHours,
  'time-zones': readZones,
  stores: readStores,
  closures: readClosures,
};

/** Recognises the text of a file; throws a JobError where it is none of ours, and then closes nothing. */
export function recognise(source: SourceFile, text: TextFile, onStep: () => void): OpenedFile {
  const { file, bytes } = text;
  const head = readHead(file);
  const recognition = inspectHead(head);
  if (!recognition.ok) throw refused(source.name, recognition.refusal);
  const { format, daysUnclear } = settleFormat({ file, bytes, format: recognition.format }, onStep);
  const hash = createFileHash(source);
  const reading = READERS[format.kind]({ file, bytes, format });
  return {
    source,
    hash,
    bytes,
    head,
    format,
    daysUnclear,
    reading,
    async close() {
      hash.stop();
      await reading.close();
      text.close();
      source.close();
    },
  };
}

/** As openSource, but throws a JobError. */
export function openNamed(path: string): SourceFile {
  try {
    return openSource(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new JobError({ code: 'file-unreadable', message: `${path}: ${why}.` });
  }
}

export function refused(name: string, { message }: Refusal): JobError {
  return new JobError({ code: 'file-refused', message: `${name}: ${message}` });
}
