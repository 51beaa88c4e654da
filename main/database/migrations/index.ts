import { initial } from './0001-initial.ts';
import { importsInFull } from './0002-imports-in-full.ts';
import { storesAndClosures } from './0003-stores-and-closures.ts';
import type { Migration } from './migration.ts';

/** Every step in order; a released one is never edited, the next change is a new file. */
export const migrations: readonly Migration[] = [initial, importsInFull, storesAndClosures];
