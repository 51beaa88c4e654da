import type { Method, ReportRecord } from '../../preload/contract.ts';
import type { Choice } from '../components/segmented.tsx';
import { formatDuration } from '../format/times.ts';

/** Each with the sentence that says what it means. */
export const methodChoices = ({
  reach,
}: ReportRecord): readonly (Choice<Method> & { description: string })[] => [
  {
    value: 'poll-count',
    label: 'Poll count',
    description: 'Every poll taken during business hours counts as one hour, up or down.',
  },
  {
    value: 'interpolated',
    label: 'Interpolated',
    description: `Each moment takes the state of the nearest poll within ${formatDuration(reach)}; beyond that it is unknown.`,
  },
];
