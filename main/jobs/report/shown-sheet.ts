import type { ReadableDatabase } from '../../database/opening/connection.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import type { Report, StoredReport } from '../../report/report.ts';
import { describeNotes, notesByOutage } from '../../report/sheets/note-words.ts';
import { outagesSheet } from '../../report/sheets/outages.ts';
import { type Column, ofNames, type Sheet } from '../../report/sheets/sheet.ts';
import { shownColumns } from '../../report/sheets/shown-stores.ts';
import { viewOf } from './asked-rows.ts';
import type { ShownAsked } from './options.ts';
import { notesOfReport } from './report-notes.ts';

type Shown = ShownAsked & { readonly columns: readonly string[] };
type Complete = { readonly record: ReportRecord; readonly report: Report };

/** What a table of stores shows: those of its columns, and of its rows, that are there, in its order. */
export function shownStores(report: StoredReport, { columns, ...view }: Shown): Sheet {
  const places = viewOf(view, report.stores.length) ?? [...report.stores.keys()];
  return { title: 'Stores', columns: shownColumns(report, columns), rows: places };
}

/** The same of a table of outages, the owner's notes among its columns. */
export function shownOutages(
  database: ReadableDatabase,
  { record, report }: Complete,
  { columns, ...view }: Shown,
): Sheet {
  const places = viewOf(view, report.details.outages.count);
  const sheet = outagesSheet(report, record, places, { shared: true });
  const notes = columns.includes(NOTE) ? [noteColumn(database, record.id)] : [];
  return { ...sheet, columns: ofNames([...sheet.columns, ...notes], columns) };
}

const NOTE = 'note';

function noteColumn(database: ReadableDatabase, report: string): Column {
  const byOutage = notesByOutage(notesOfReport(database, report));
  return { name: NOTE, title: 'Note', kind: 'text', at: (row) => describeNotes(byOutage.get(row)) };
}
