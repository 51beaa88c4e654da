import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, Notification } from 'electron';
import { preferencesOf } from './preferences.ts';
import type { SettingsStore } from './settings.ts';
import { ageText, isAgeToBeTold, type Release, readRelease, whereToLook } from './version-age.ts';
import { focusWindow } from './window.ts';

/** The release that runs, if one does. */
export function thisRelease(): Release | undefined {
  try {
    return readRelease(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Says once a quarter how old this version is, unless the person would rather not hear of it. */
export function tellVersionAge(window: BrowserWindow, settings: SettingsStore, onClick: () => void): void {
  const release = thisRelease();
  const now = Date.now();
  if (release === undefined || preferencesOf(settings).versionAge === 'never') return;
  if (!isAgeToBeTold(release, settings.get().versionAgeToldAt, now) || !Notification.isSupported()) return;
  settings.change({ versionAgeToldAt: now });
  const title = `Store Monitor ${app.getVersion()} is ${ageText(release, now)}`;
  const notification = new Notification({ title, body: whereToLook(release), silent: true });
  notification.on('click', () => {
    focusWindow(window);
    onClick();
  });
  notification.show();
}
