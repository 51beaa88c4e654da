import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { OCCASIONS } from '../jobs/backup/backup-folder.ts';
import { nameLeftover, sweepLeftovers } from '../jobs/files/leftovers.ts';
import { KEPT_BACKUPS, PORT } from '../limits.ts';
import { SomePreferences } from './preference-schema.ts';

const Bounds = v.object({
  x: v.number(),
  y: v.number(),
  width: v.pipe(v.number(), v.minValue(1)),
  height: v.pipe(v.number(), v.minValue(1)),
  maximized: v.boolean(),
});

const Settings = v.object({
  bounds: v.optional(Bounds),
  /** Where the database is, if not with the rest of what the app keeps. */
  dataFolder: v.optional(v.string()),
  saveFolder: v.optional(v.string()),
  openFolder: v.optional(v.string()),
  backupFolder: v.optional(v.string()),
  /** Backups that are made by themselves. */
  backups: v.optional(
    v.fallback(
      v.object({
        occasion: v.picklist(OCCASIONS),
        keep: v.pipe(v.number(), v.integer(), v.minValue(KEPT_BACKUPS.least), v.maxValue(KEPT_BACKUPS.most)),
        folder: v.optional(v.string()),
      }),
      { occasion: 'off', keep: KEPT_BACKUPS.usual },
    ),
  ),
  /** Whether closing the window leaves the app running. */
  goesOnWithoutWindow: v.optional(v.boolean()),
  /** When the app last said how old this version is; in milliseconds since the epoch. */
  versionAgeToldAt: v.optional(v.number()),
  preferences: v.optional(v.fallback(SomePreferences, {})),
  api: v.optional(
    v.object({
      enabled: v.boolean(),
      port: v.pipe(v.number(), v.integer(), v.minValue(PORT.unreserved), v.maxValue(PORT.highest)),
      requireToken: v.boolean(),
      token: v.pipe(v.string(), v.minLength(20)),
    }),
  ),
});

/** What the app remembers between starts, apart from the data. */
export type Settings = v.InferOutput<typeof Settings>;
export type WindowBounds = v.InferOutput<typeof Bounds>;

export type SettingsStore = { get(): Settings; change(change: Partial<Settings>): void };

/**
 * Keeps settings in a JSON file. One that cannot be read counts as empty, and what cannot be written is forgotten at the
 * end, for nothing in it is irreplaceable.
 */
export function openSettings(file: string): SettingsStore {
  let settings = read(file);
  return {
    get: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      try {
        write(file, JSON.stringify(settings, null, 2));
      } catch (error) {
        console.error(error);
      }
    },
  };
}

/** Whole or not at all, and readable by the person alone: the API's token is in it. */
function write(file: string, text: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  sweepLeftovers(folder);
  // A name that nobody can guess and take first, and never one that is there already, such as another's link.
  const beside = join(folder, nameLeftover({ part: true }));
  try {
    writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function read(file: string): Settings {
  try {
    const parsed = v.safeParse(Settings, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
