import type { FileKind } from '../../preload/contract.ts';
import type { IconName } from '../components/icon.tsx';

type Kind = {
  readonly label: string;
  readonly icon: IconName;
  readonly columns: readonly string[];
  readonly meaning: string;
};

export const KINDS: Readonly<Record<FileKind, Kind>> = {
  polls: {
    label: 'Polls',
    icon: 'pulse',
    columns: ['store_id', 'timestamp_utc', 'status'],
    meaning: 'Each time a store was checked, and whether it was active or inactive.',
  },
  'business-hours': {
    label: 'Business hours',
    icon: 'clock',
    columns: ['store_id', 'dayOfWeek', 'start_time_local', 'end_time_local'],
    meaning: 'When each store is open, in its own local time. Monday is 0.',
  },
  'time-zones': {
    label: 'Time zones',
    icon: 'globe',
    columns: ['store_id', 'timezone_str'],
    meaning: 'Where each store is, such as America/Denver.',
  },
};

export const KIND_NAMES = ['polls', 'business-hours', 'time-zones'] as const satisfies readonly FileKind[];
