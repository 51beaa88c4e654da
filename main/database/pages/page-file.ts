import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Committed, committedPages } from './wal.ts';

/** The pages of a database file, numbered from 1, whatever state it is in. The file is only ever read. */
export type PageFile = {
  readonly pageSize: number;
  /** Bytes of a page that hold content. */
  readonly usable: number;
  readonly count: number;
  /** A page as it was written last; `undefined` where the file does not reach so far. */
  read(page: number): Buffer | undefined;
  close(): void;
};

/** What the app makes databases with; taken where a header does not say another size that can be. */
const USUAL_PAGE_SIZE = 8192;

/** Opens a database file with what its write-ahead log holds beyond it. */
export function openPageFile(file: string): PageFile {
  const main = openSync(file, 'r');
  const log = existsSync(`${file}-wal`) ? openSync(`${file}-wal`, 'r') : undefined;
  const header = Buffer.alloc(100);
  readSync(main, header, 0, header.length, 0);
  const pageSize = pageSizeOf(header);
  const inLog: Committed =
    log === undefined ? { pages: new Map(), count: undefined } : committedPages(log, pageSize);
  const inFile = Math.ceil(fstatSync(main).size / pageSize);
  return {
    pageSize,
    usable: pageSize - (header.toString('latin1', 0, 6) === 'SQLite' ? header.readUInt8(20) : 0),
    // Pages that the last transaction cut off hold what was before it.
    count: inLog.count ?? inFile,
    read(page) {
      const offset = inLog.pages.get(page);
      const bytes = Buffer.alloc(pageSize);
      const read =
        offset !== undefined && log !== undefined
          ? readSync(log, bytes, 0, pageSize, offset)
          : readSync(main, bytes, 0, pageSize, (page - 1) * pageSize);
      return read === 0 ? undefined : bytes;
    },
    close() {
      closeSync(main);
      if (log !== undefined) closeSync(log);
    },
  };
}

function pageSizeOf(header: Buffer): number {
  const told = header.readUInt16BE(16);
  const size = told === 1 ? 65_536 : told;
  return size >= 512 && (size & (size - 1)) === 0 && header.toString('latin1', 0, 6) === 'SQLite'
    ? size
    : USUAL_PAGE_SIZE;
}
