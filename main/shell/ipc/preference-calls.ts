import { SomePreferences } from '../preference-schema.ts';
import { changePreferences, preferencesOf } from '../preferences.ts';
import type { SettingsStore } from '../settings.ts';
import { call } from './call.ts';

/** What the person prefers: theme, clock, and how a report is made unless they say otherwise. */
export function preferenceCalls(settings: SettingsStore) {
  return {
    preferences: call([], () => preferencesOf(settings)),
    changePreferences: call([SomePreferences], (change) => changePreferences(settings, change)),
  };
}
