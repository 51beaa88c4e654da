import type { ReportRecord } from '../../preload/contract.ts';
import { periodName } from './periods.ts';
import { visibleText } from './visible-text.ts';

/** What a report is called: its label, or else its period, or else its as-of; `instant` writes instants. */
export function reportName(record: ReportRecord, instant: (at: number) => string): string {
  const { label, asOf, period } = record;
  if (label !== '') return visibleText(label);
  return period === undefined ? instant(asOf) : periodName(period, instant);
}
