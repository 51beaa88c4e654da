import type { Step } from '../../report/calendar.ts';
import type { OutagesAsked } from '../../report/sheets/outages.ts';
import type { FileFormat } from '../../report/write/formats.ts';
import type { Paper } from '../../report/write/pdf/book.ts';
import type { RowsAsked, ShownAsked } from './options.ts';

/** What a file tells of a report: its stores, its outages, its answer on one page, or one store by its id. */
export type Tells = 'report' | 'outages' | 'answer' | { readonly store: string };

/** A file of a report: what it tells, as what, and of which stores and with which columns. */
export type FileWanted = RowsAsked &
  ShownAsked &
  OutagesAsked & {
    readonly tells: Tells;
    readonly format: FileFormat;
    /** A workbook of a report has what the window shows of its stores behind their usual columns, and most downtime first. */
    readonly asShown?: boolean;
    /** What books count sales in, by its ISO 4217 code; without one they name none. */
    readonly currency?: string;
    /** What a PDF is for; usually what this computer's country prints on. */
    readonly paper?: Paper;
    /** Of a report of a period. */
    readonly by?: Step | undefined;
  };
