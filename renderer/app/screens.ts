import type { IconName } from '../components/icon.tsx';

export type ScreenName = 'import' | 'report' | 'history' | 'closures' | 'automation' | 'settings' | 'help';

export const SCREENS: readonly { name: ScreenName; label: string; icon: IconName }[] = [
  { name: 'import', label: 'Import', icon: 'import' },
  { name: 'report', label: 'Report', icon: 'report' },
  { name: 'history', label: 'History', icon: 'history' },
  { name: 'closures', label: 'Closures', icon: 'calendar' },
  { name: 'automation', label: 'Automation', icon: 'automation' },
  { name: 'settings', label: 'Settings', icon: 'settings' },
  { name: 'help', label: 'Help', icon: 'help' },
];
