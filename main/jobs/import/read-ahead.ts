import { setImmediate as nextTurn } from 'node:timers/promises';
import { wrappingOf } from '../../import/wrapping.ts';
import { type OpenedFile, openNamed, recognise } from './opened-file.ts';
import { firstLarge } from './parse-thread.ts';
import { readHead } from './source-file.ts';

/**
 * Reads files that are going to be imported, before their turn comes: what they say is stored only then, and only if they
 * are still what they were.
 */
export type ReadAhead = {
  /** Begins to read the first large file of polls, which goes on beside whatever this thread does. */
  beginPolls(): void;
  /** Reads files of facts whenever this thread has nothing else to do, once `before` is done. */
  readOn(before: Promise<unknown>): void;
  /** What was opened of a file, for its import to go on with. */
  take(path: string): OpenedFile | undefined;
  close(): Promise<void>;
};

/** What a job is handed that imports files. */
export type ReadingTask = { readonly ahead: ReadAhead };

export const NOTHING_AHEAD: ReadAhead = {
  beginPolls: () => undefined,
  readOn: () => undefined,
  take: () => undefined,
  close: () => Promise.resolve(),
};

/** Of a folder of files the rest is read when its turn comes; and what is read of these is held in memory. */
const MOST_FILES = 4;
const MOST_FACT_BYTES = 64 << 20;

/** `paths`: those of the files that are going to be imported, in this order. */
export function createReadAhead(paths: readonly string[]): ReadAhead {
  const expected = paths.slice(0, MOST_FILES);
  const opened = new Map<string, OpenedFile>();
  let isReading = false;

  /** Opens it, if polls are or are not what it is to hold. */
  function open(path: string, ofPolls: boolean): OpenedFile | undefined {
    const file = openPlain(path);
    if (file === undefined) return undefined;
    const isWanted = ofPolls ? file.format.kind === 'polls' : isFacts(file);
    if (isWanted) opened.set(path, file);
    else file.close().catch(() => undefined);
    return opened.get(path);
  }

  async function readFacts(): Promise<void> {
    for (const path of expected.splice(0)) {
      await nextTurn();
      const file = open(path, false);
      file?.hash.begin();
      while (file !== undefined && opened.get(path) === file && file.reading.readOn()) await nextTurn();
    }
  }

  async function drop(path: string): Promise<void> {
    const file = opened.get(path);
    opened.delete(path);
    await file?.close();
  }

  return {
    beginPolls() {
      const large = firstLarge(expected);
      const file = large === undefined ? undefined : open(large, true);
      if (large === undefined || file === undefined) return;
      expected.splice(expected.indexOf(large), 1);
      file.reading.begin();
    },
    readOn(before) {
      if (isReading || expected.length === 0) return;
      isReading = true;
      // Whatever fails is met, and said, when the file's turn comes.
      void before.then(readFacts).catch(() => undefined);
    },
    take(path) {
      const place = expected.indexOf(path);
      if (place !== -1) expected.splice(place, 1);
      const file = opened.get(path);
      if (file === undefined) return undefined;
      if (!file.source.isUnchanged()) {
        drop(path).catch(() => undefined);
        return undefined;
      }
      opened.delete(path);
      return file;
    },
    async close() {
      expected.length = 0;
      await Promise.all([...opened.keys()].map(drop));
    },
  };
}

const isFacts = ({ format, bytes }: OpenedFile) => format.kind !== 'polls' && bytes <= MOST_FACT_BYTES;

/** Opens and recognises a file that is not packed; `undefined` where it is, or cannot be read: its import says why. */
function openPlain(path: string): OpenedFile | undefined {
  try {
    const source = openNamed(path);
    try {
      const isPlain = source.entry === undefined && wrappingOf(readHead(source.file)) === 'none';
      const text = { file: source.file, bytes: source.bytes, close: () => undefined };
      if (isPlain) return recognise(source, text, () => undefined);
    } catch {
      // As above.
    }
    source.close();
    return undefined;
  } catch {
    return undefined;
  }
}
