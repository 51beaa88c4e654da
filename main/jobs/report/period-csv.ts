import type { ReportRecord } from '../../database/reports/reports.ts';
import { type PeriodFigures, partFigures, wholeFigures } from '../../report/period-figures.ts';
import type { Report } from '../../report/report.ts';
import { periodSheet } from '../../report/sheets/period.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { csvOf } from '../../report/write/csv.ts';
import { JobError } from '../threads/error.ts';
import { askedRows } from './asked-rows.ts';
import { detailedReport } from './complete-report.ts';
import { computeParts } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';
import type { PeriodAsked } from './options.ts';

/** Figures of parts that add up to those of the whole, which the report holds. */
const ADDING_UP = ['up', 'down', 'unknown', 'atLeast', 'atMost', 'active', 'inactive'] as const;

/**
 * A complete report of a period, or its parts, as a sheet. A report keeps no parts: they are computed from the data, and
 * held against what it does keep. `data-changed` where they do not add up to that any more.
 */
export async function periodSheetOf(
  task: HelpedTask<number>,
  { record, report }: ReturnType<typeof detailedReport>,
  { by, ...asked }: PeriodAsked,
): Promise<Sheet> {
  const { asOf, reach, period } = record;
  if (period === undefined) throw new Error('The report is not of a period.');
  const whole = wholeFigures(report, { asOf, period });
  const sheetOf = (figures: PeriodFigures): Sheet => ({
    ...periodSheet(report, { asOf, period }, figures, asked),
    rows: askedRows(report, figures, asked),
  });
  if (by === undefined) return sheetOf(whole);
  const kinds = asked.likely === true ? kindsOf(report) : undefined;
  const parts = partFigures(report, await computeParts(task, { asOf, reach, period, by, kinds }));
  if (!addUp(report, whole, parts)) throw changed(record);
  return sheetOf(parts);
}

/** What the ranges of parts are made with; none where no store has any. */
function kindsOf({ details: { sure } }: Report): readonly number[] | undefined {
  return typeof sure?.kinds === 'string' ? undefined : sure?.kinds;
}

/** The same as CSV; `too-many-rows` where that is longer than a text can be. */
export async function periodCsv(task: HelpedTask<number>, id: string, asked: PeriodAsked): Promise<string> {
  const sheet = await periodSheetOf(task, detailedReport(task.database, id), asked);
  try {
    return csvOf(sheet);
  } catch (error) {
    if (error instanceof RangeError) throw tooManyRows(error);
    throw error;
  }
}

const tooManyRows = (cause: RangeError) =>
  new JobError({
    code: 'too-many-rows',
    message:
      'There are more rows than one CSV can hold at a time. Ask for weeks or months, or for the days of a shorter period.',
    details: String(cause.stack),
  });

function addUp({ stores }: Report, whole: PeriodFigures, parts: PeriodFigures): boolean {
  return ADDING_UP.every((name) => {
    const left = Float64Array.from(stores, (_, store) => whole.figure(name, store));
    for (const row of parts.rows) {
      const store = parts.store(row);
      left[store] = (left[store] as number) - parts.figure(name, row);
    }
    return left.every((time) => time === 0);
  });
}

const changed = ({ asOf }: ReportRecord) =>
  new JobError({
    code: 'data-changed',
    message:
      'The data of this report have changed since it was made, and its days, weeks and months are not kept. ' +
      `Create it again, as of ${new Date(asOf).toISOString()}.`,
  });
