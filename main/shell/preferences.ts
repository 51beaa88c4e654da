import { app, nativeTheme } from 'electron';
import type { Preferences } from '../../preload/contract.ts';
import { REACH_MINUTES } from '../report/reach.ts';
import type { SomePreferences } from './preference-schema.ts';
import type { SettingsStore } from './settings.ts';
import { usualCurrency } from './usual-currency.ts';

const usual = (): Preferences => ({
  theme: 'system',
  clock: 'store',
  method: 'interpolated',
  reachMinutes: REACH_MINUTES.usual,
  reportZone: undefined,
  currency: usualCurrency(app.getLocaleCountryCode()),
  targetPercent: undefined,
  versionAge: 'quarterly',
});

/** What the person prefers, the usual where they never said. */
export function preferencesOf(settings: SettingsStore): Preferences {
  return { ...usual(), ...settings.get().preferences };
}

/** Remembers a change of preferences and lets it take effect; answers all of them. */
export function changePreferences(settings: SettingsStore, change: SomePreferences): Preferences {
  settings.change({ preferences: { ...settings.get().preferences, ...change } });
  applyTheme(settings);
  return preferencesOf(settings);
}

/** Draws in the theme that the person prefers; to be called before the window opens. */
export function applyTheme(settings: SettingsStore): void {
  nativeTheme.themeSource = preferencesOf(settings).theme;
}
