import type { Database } from '../../database/connection.ts';
import { listImports, readRejectedRows } from '../../database/imports.ts';
import { newestPoll } from '../../database/polls.ts';
import { findReport, listReports, readReportNumbers } from '../../database/reports.ts';
import { countStores, hasStores } from '../../database/stores.ts';
import { reportCsv, textCell } from '../../report/csv.ts';
import { JobError } from '../error.ts';
import { makeReportTable } from '../report/report-table.ts';
import type { JobName, Jobs } from './protocol.ts';

/** Jobs that only read. */
export type ReadJobs = Omit<Jobs, 'importFile' | 'createReport' | 'removeSample'>;

type Handlers = { [K in Extract<keyof ReadJobs, JobName>]: (input: Jobs[K]['input']) => Jobs[K]['output'] };

const ALL = 1_000_000_000;

export function createReader(database: Database): Handlers {
  const completeReport = (id: string) => {
    const record = findReport(database, id);
    if (record === undefined) {
      throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
    }
    const numbers = readReportNumbers(database, id);
    if (numbers !== undefined) return { record, numbers };
    throw new JobError({ code: 'report-not-complete', message: 'This report is not complete.' });
  };
  return {
    extent: () => ({ anyStore: hasStores(database), newestPoll: newestPoll(database) }),
    overview: () => ({ ...countStores(database), newestPoll: newestPoll(database) }),
    listImports: ({ limit }) => listImports(database, limit),
    rejectedRows: ({ importId, limit, offset }) => readRejectedRows(database, importId, limit, offset),
    rejectedRowsCsv: ({ importId }) => rejectedRowsCsv(database, importId),
    findReport: ({ id }) => findReport(database, id),
    listReports: ({ limit }) => listReports(database, limit),
    reportTable: ({ id }) => {
      const { record, numbers } = completeReport(id);
      return makeReportTable(record, numbers);
    },
    reportCsv: ({ id, method, extended }) => reportCsv(completeReport(id).numbers, { method, extended }),
  };
}

/** Rejected rows as CSV: file, line, reason, and the row's text as it stands in the file. */
function rejectedRowsCsv(database: Database, importId: number): string {
  const record = listImports(database, ALL).find(({ id }) => id === importId);
  if (record === undefined)
    throw new JobError({ code: 'import-unknown', message: 'There is no such import.' });
  const lines = readRejectedRows(database, importId, ALL).map(({ line, reason, raw }) =>
    [textCell(record.file, 'first'), String(line), textCell(reason), textCell(raw)].join(','),
  );
  return `${['file,line,reason,row', ...lines].join('\n')}\n`;
}
