import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { PORT } from '../http/port.ts';

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

/** Keeps settings in a JSON file; one that cannot be read counts as empty, for nothing in it is irreplaceable. */
export function openSettings(file: string): SettingsStore {
  let settings = read(file);
  return {
    get: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.part`, JSON.stringify(settings, null, 2), { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
  };
}

function read(file: string): Settings {
  try {
    const parsed = v.safeParse(Settings, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
