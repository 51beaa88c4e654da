import type { FileKind, FileKindInfo } from '../../preload/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import type { IconName } from './icon.tsx';

/** Every kind of file, in the order to show them in. */
export const fileKinds: readonly FileKindInfo[] = bridge.fileKinds;

const ICONS: Readonly<Record<FileKind, IconName>> = {
  polls: 'pulse',
  'business-hours': 'clock',
  'time-zones': 'globe',
  stores: 'store',
  closures: 'calendar',
};

export function kindIcon(name: FileKind): IconName {
  return ICONS[name];
}

/** A kind's label for the beginning of a line, such as “Business hours”. */
export function kindTitle(name: FileKind): string {
  const label = fileKinds.find((kind) => kind.name === name)?.label ?? name;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
