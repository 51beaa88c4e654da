import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../database/opening/copy-file.ts';
import type { NewReport } from '../../database/reports/reports.ts';
import { promisedFile, promisedLine } from '../report/promised-file.ts';
import type { DatabaseSession } from './database-session.ts';

/** The reports whose ids are answered before the database holds them. */
export type PromisedReports = {
  /** Resolves once the promise is on the disk; those that come while others are written share one write. */
  add(report: NewReport): Promise<void>;
  /** The database holds it by now. */
  keep(id: string): void;
  /** From its call on, the file is left as it is: another process may own it soon. */
  close(): Promise<void>;
};

type Session = Pick<DatabaseSession, 'file' | 'onState'>;

type Unwritten = {
  readonly report: NewReport;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

export function createPromisedReports({ file, onState }: Session): PromisedReports {
  const promised = new Set<string>();
  let unwritten: Unwritten[] = [];
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;

  function inTurn(work: () => Promise<void>): void {
    last = last.then(work);
  }

  async function write(): Promise<void> {
    const batch = unwritten;
    unwritten = [];
    const needed = batch.filter(({ report }) => promised.has(report.id));
    try {
      if (needed.length > 0) {
        await append(promisedFile(file()), needed.map(({ report }) => promisedLine(report)).join(''));
      }
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { report } of batch) promised.delete(report.id);
      for (const { reject } of batch) reject(error);
      await tidy();
    }
  }

  async function tidy(): Promise<void> {
    if (promised.size > 0 || isClosed) return;
    // Where that fails it is read once more at the next start, which finds nothing new in it.
    await rm(promisedFile(file()), { force: true }).catch(() => undefined);
  }

  // By then the database holds what earlier runs promised.
  onState(({ state }) => {
    if (state === 'ready') inTurn(tidy);
  });

  return {
    add(report) {
      promised.add(report.id);
      return new Promise((resolve, reject) => {
        unwritten.push({ report, resolve, reject });
        inTurn(write);
      });
    },
    keep(id) {
      if (promised.delete(id) && promised.size === 0) inTurn(tidy);
    },
    close() {
      isClosed = true;
      return last;
    },
  };
}

async function append(file: string, lines: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    const isNew = (await handle.stat()).size === 0;
    await handle.writeFile(lines);
    await handle.datasync();
    if (isNew) syncFolder(dirname(file));
  } finally {
    await handle.close();
  }
}
