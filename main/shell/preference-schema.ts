import * as v from 'valibot';
import type { Preferences } from '../../preload/contract.ts';
import { REACH_MINUTES } from '../report/reach.ts';
import { METHODS } from '../report/types.ts';

const SCHEMAS = {
  theme: v.picklist(['system', 'light', 'dark']),
  clock: v.picklist(['utc', 'computer']),
  method: v.picklist(METHODS),
  reachMinutes: v.pipe(v.number(), v.minValue(REACH_MINUTES.least), v.maxValue(REACH_MINUTES.most)),
} satisfies { [K in keyof Preferences]: v.GenericSchema<unknown, Preferences[K]> };

/** Some of the preferences, as the window changes them or the settings file keeps them. */
export const SomePreferences = v.strictObject({
  theme: v.exactOptional(SCHEMAS.theme),
  clock: v.exactOptional(SCHEMAS.clock),
  method: v.exactOptional(SCHEMAS.method),
  reachMinutes: v.exactOptional(SCHEMAS.reachMinutes),
});

export type SomePreferences = v.InferOutput<typeof SomePreferences>;
