import * as v from 'valibot';
import type { Preferences } from '../../preload/contract.ts';
import { zoneName } from '../import/zone-name.ts';
import { REACH_MINUTES } from '../report/reach.ts';
import { METHODS } from '../report/types.ts';
import { isCurrency } from './usual-currency.ts';

const SCHEMAS = {
  theme: v.picklist(['system', 'light', 'dark']),
  clock: v.picklist(['store', 'utc', 'computer']),
  method: v.picklist(METHODS),
  reachMinutes: v.pipe(v.number(), v.minValue(REACH_MINUTES.least), v.maxValue(REACH_MINUTES.most)),
  reportZone: v.optional(
    v.pipe(
      v.string(),
      v.check((zone) => zoneName(zone) !== undefined, 'This is no time zone.'),
    ),
  ),
  currency: v.pipe(v.string(), v.check(isCurrency, 'This is no currency.')),
  targetPercent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  versionAge: v.picklist(['quarterly', 'never']),
} satisfies { [K in keyof Preferences]: v.GenericSchema<unknown, Preferences[K]> };

/** Some of the preferences, as the window changes them or the settings file keeps them. */
export const SomePreferences = v.strictObject({
  theme: v.exactOptional(SCHEMAS.theme),
  clock: v.exactOptional(SCHEMAS.clock),
  method: v.exactOptional(SCHEMAS.method),
  reachMinutes: v.exactOptional(SCHEMAS.reachMinutes),
  reportZone: SCHEMAS.reportZone,
  currency: v.exactOptional(SCHEMAS.currency),
  targetPercent: SCHEMAS.targetPercent,
  versionAge: v.exactOptional(SCHEMAS.versionAge),
});

export type SomePreferences = v.InferOutput<typeof SomePreferences>;
