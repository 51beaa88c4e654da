import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { closeDatabase, type Database, openForReading, openForWriting } from '../../database/connection.ts';
import { failInterruptedReports } from '../../database/reports.ts';
import { takeWriteLock } from '../../database/write-lock.ts';
import { toFailure } from '../error.ts';
import type { CloseRequest, JobMessage, JobRequest, WorkerSetup } from './protocol.ts';
import { createReader } from './reader.ts';
import { announceReport, createWriter } from './writer.ts';

/** The thread that owns a database connection: does the jobs it is sent one after the other. */
const port = parentPort;
if (port === null) throw new Error('worker runs as a worker thread');
const post = (message: JobMessage) => port.postMessage(message);
const setup = workerData as WorkerSetup;

try {
  start(setup);
} catch (error) {
  post({ type: 'unusable', failure: toFailure(error) });
  port.close();
}

function start({ role, database: file }: WorkerSetup): void {
  const releaseLock = role === 'writer' ? takeWriteLock(file) : () => undefined;
  let database: Database;
  try {
    database = role === 'writer' ? openForWriting(file) : openForReading(file);
  } catch (error) {
    releaseLock();
    throw error;
  }
  if (role === 'writer') failInterruptedReports(database);
  const run = role === 'writer' ? createWriterRunner(database) : createReaderRunner(database);
  let last = Promise.resolve();

  function accept(request: JobRequest | CloseRequest): void {
    if ('close' in request) {
      last = last.then(() => {
        closeDatabase(database);
        releaseLock();
        port?.close();
      });
      return;
    }
    if (request.name === 'createReport') announceEarly(database, request);
    last = last.then(() => answer(request, run, acceptWaiting));
  }

  /** Reports asked for while another is computed are recorded at once, or a crash would lose them unseen. */
  function acceptWaiting(): void {
    if (port === null) return;
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      accept(next.message);
    }
  }

  port?.on('message', accept);
  post({ type: 'ready' });
}

type Runner = (request: JobRequest, onProgress: (progress: unknown) => void) => unknown;

async function answer(request: JobRequest, run: Runner, acceptWaiting: () => void): Promise<void> {
  const { id, name } = request;
  try {
    const output = await run(request, (progress) => {
      post({ type: 'progress', id, progress });
      if (name === 'createReport') acceptWaiting();
    });
    post({ type: 'done', id, output });
  } catch (error) {
    post({ type: 'failed', id, failure: toFailure(error) });
  }
}

/** A failure here is met again, and answered, when the report's turn comes. */
function announceEarly(database: Database, { input }: Extract<JobRequest, { name: 'createReport' }>): void {
  try {
    announceReport(database, input);
  } catch {
    return;
  }
}

function createWriterRunner(database: Database): Runner {
  const writer = createWriter(database);
  return (request, onProgress) => {
    switch (request.name) {
      case 'importFile':
        return writer.importFile(request.input, request.cancel, onProgress);
      case 'createReport':
        return writer.createReport(request.input, request.cancel, onProgress);
      case 'removeSample':
        return writer.removeSample();
      default:
        throw new Error(`The writer does not answer ${request.name}.`);
    }
  };
}

function createReaderRunner(database: Database): Runner {
  const reader = createReader(database);
  return (request) => {
    switch (request.name) {
      case 'extent':
        return reader.extent(null);
      case 'overview':
        return reader.overview(null);
      case 'listImports':
        return reader.listImports(request.input);
      case 'rejectedRows':
        return reader.rejectedRows(request.input);
      case 'rejectedRowsCsv':
        return reader.rejectedRowsCsv(request.input);
      case 'findReport':
        return reader.findReport(request.input);
      case 'listReports':
        return reader.listReports(request.input);
      case 'reportTable':
        return reader.reportTable(request.input);
      case 'reportCsv':
        return reader.reportCsv(request.input);
      case 'importFile':
      case 'createReport':
      case 'removeSample':
        throw new Error(`The reader does not answer ${request.name}.`);
    }
  };
}
