import type { ReportRecord } from '../../preload/contract.ts';
import { visibleText } from './visible-text.ts';

/** What a report is called: its label, or else its as-of, which `instant` writes. */
export function reportName({ label, asOf }: ReportRecord, instant: (at: number) => string): string {
  return label === '' ? instant(asOf) : visibleText(label);
}
