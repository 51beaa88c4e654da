import type { Subject } from '../../preload/contract.ts';
import { useEvent } from './use-event.ts';

/** What reports are made from. */
export const REPORT_DATA: readonly Subject[] = ['polls', 'facts', 'closures', 'imports'];

/** Hears that what is stored changed, where that touched one of the subjects. */
export function useChanged(subjects: readonly Subject[], hear: () => void): void {
  useEvent('changed', (touched) => {
    if (touched.some((subject) => subjects.includes(subject))) hear();
  });
}
