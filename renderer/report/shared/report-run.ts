import type {
  AppError,
  ReportOverview,
  ReportRecord,
  ReportTable,
  Result,
} from '../../../preload/contract.ts';
import type { Problem } from '../../components/error-notice.tsx';

/** The report that this window has asked for. */
export type ReportRun =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly id: string; readonly cancelling: boolean }
  /** Main refused to begin it. */
  | { readonly kind: 'refused'; readonly error: AppError };

/** A complete report, and what it says at a glance. */
export type OpenedReport = { readonly table: ReportTable; readonly overview: Result<ReportOverview> };

/** What the Report screen shows below its controls. */
export type ReportView =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly id: string }
  | ({ readonly kind: 'open' } & OpenedReport)
  | { readonly kind: 'failed'; readonly id: string; readonly problem: Problem };

export function openedId(view: ReportView): string | undefined {
  switch (view.kind) {
    case 'none':
      return undefined;
    case 'open':
      return view.table.record.id;
    case 'opening':
    case 'failed':
      return view.id;
  }
}

/** Newest first, whatever the clock said, with the given one added or brought up to date. */
export function withRecord(records: readonly ReportRecord[], record: ReportRecord): ReportRecord[] {
  const place = records.findIndex(({ id }) => id === record.id);
  if (place >= 0) return records.with(place, record);
  return [record, ...records];
}

export function failureOf(record: ReportRecord): Problem | undefined {
  return record.state === 'Failed' ? { title: 'The report failed', error: record.error } : undefined;
}
