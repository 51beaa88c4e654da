import type { DeedCounts } from '../../preload/contract.ts';
import { useEvent } from '../bridge/use-event.ts';
import { formatCounted } from '../format/numbers.ts';
import type { Status } from '../workspace/use-status.ts';

/** Has the status region tell what is done by itself. */
export function useAutomationStatus(say: (status: Status) => void): void {
  useEvent('automationAtHand', ({ what }) => {
    if (what !== undefined) say({ about: 'Automation', text: 'At work', state: 'busy' });
  });
  useEvent('automationDeeds', (counts) => say({ about: 'Automation', ...countsWords(counts) }));
}

/** "3 files imported, 1 refused", "Report ready" */
export function countsWords({
  imported,
  known,
  refused,
  failed,
  reports,
}: DeedCounts): Pick<Status, 'text' | 'state'> {
  const files = imported + known;
  const parts = [
    ...(imported === 0 ? [] : [`${formatCounted(imported, 'file')} imported`]),
    ...(known === 0 || imported > 0 ? [] : [`${formatCounted(files, 'file')} imported before`]),
    ...(reports === 0 ? [] : [reports === 1 ? 'Report ready' : `${reports} reports ready`]),
    ...(refused === 0 ? [] : [`${formatCounted(refused, 'file')} refused`]),
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ];
  return { text: parts.join(', '), state: refused + failed > 0 ? 'failed' : 'done' };
}
