import type { ReportRecord } from '../../../preload/contract.ts';
import { formatDuration } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';

/** "Before the holidays · As of May 7, 2024, 23:30 UTC · a poll speaks for at most 90 minutes" */
export function aboutReport(
  { label, asOf, reach, fromUndone }: ReportRecord,
  instant: (at: number) => string,
): string {
  return [
    label === '' ? '' : visibleText(label),
    `As of ${instant(asOf)}`,
    `a poll speaks for at most ${formatDuration(reach)}`,
    fromUndone ? 'made from data since undone' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
