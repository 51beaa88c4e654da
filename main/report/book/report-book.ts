import { inCurrency, type Sheet } from '../sheets/sheet.ts';
import { aboutPage } from './about-page.ts';
import type { Book } from './book.ts';
import type { Subject } from './subject.ts';
import { summaryPage } from './summary-page.ts';

/** A report, or the part of it with some of its stores, to hand over: its answer, these sheets, what it was made from. */
export const reportBook = (subject: Subject, sheets: readonly Sheet[]): Book => ({
  summary: summaryPage(subject),
  sheets: sheets.map((sheet) =>
    subject.currency === undefined ? sheet : inCurrency(sheet, subject.currency),
  ),
  about: aboutPage(subject),
});
