import type { ReportRun } from '../shared/report-run.ts';
import type { ReportForm } from './use-report-form.ts';

type Field = 'as-of' | 'reach';

/** What main says of a field, where that is why it refused to begin the report. */
export function refusalOf(form: ReportForm, run: ReportRun, field: Field): string | undefined {
  if (run.kind !== 'refused' || run.error.field !== field) return undefined;
  return field === 'as-of' && form.asOf !== 'instant' ? undefined : run.error.message;
}

/** What main says of a field belongs beside it. */
export function isBesideField(form: ReportForm, run: ReportRun): boolean {
  return refusalOf(form, run, 'as-of') !== undefined || refusalOf(form, run, 'reach') !== undefined;
}
