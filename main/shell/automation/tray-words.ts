import { basename } from 'node:path';
import type { AutomationStatus } from '../../../preload/contract.ts';
import { counted } from '../../automation/words.ts';

const time = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** In a line what is being done, or what comes next. */
export function trayWords({ atHand, folders, reports }: AutomationStatus): string {
  if (atHand !== undefined) return `At work: ${basename(atHand)}`;
  const watched = folders.filter(({ isOn }) => isOn).length;
  const next = Math.min(...reports.map((report) => report.next ?? Number.POSITIVE_INFINITY));
  const parts = [
    ...(watched === 0 ? [] : [`Watching ${counted(watched, 'folder')}`]),
    ...(Number.isFinite(next) ? [`Next report ${time.format(next)}`] : []),
  ];
  return parts.length === 0 ? 'Nothing is done by itself' : parts.join('. ');
}
