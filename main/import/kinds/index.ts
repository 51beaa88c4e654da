import { businessHours } from './business-hours.ts';
import { closures } from './closures.ts';
import type { Kind } from './kind.ts';
import { polls } from './polls.ts';
import { stores } from './stores.ts';
import { timeZones } from './time-zones.ts';

/** Every kind of file there is. A new one is a file beside these and a line here; see jobs/import for what keeps its rows. */
export const KINDS = [polls, businessHours, timeZones, stores, closures] as const;

export type FileKind = (typeof KINDS)[number]['name'];

export function kindNamed(name: FileKind): Kind<FileKind, { readonly store: string }> {
  const kind = KINDS.find((known) => known.name === name);
  if (kind === undefined) throw new Error(`There is no kind of file ${name}.`);
  return kind;
}

/** What the command line, the window and every message call a kind of file. */
export function labelOf(kind: FileKind): string {
  return kindNamed(kind).label;
}
