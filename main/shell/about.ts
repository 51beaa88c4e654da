import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Log } from '../log/log.ts';
import { thisRelease } from './tell-version-age.ts';
import { ageText, whereToLook } from './version-age.ts';

/** The versions of the app and of what it runs on, as a bug report needs them. */
export function versionsText(): string {
  const { electron, chrome, node } = process.versions;
  return [
    `Store Monitor ${app.getVersion()}`,
    `Electron ${electron}, Chromium ${chrome}, Node.js ${node}`,
    `${process.platform} ${process.arch}`,
    `Time zones ${process.versions['tz'] ?? 'of the system'}`,
  ].join('\n');
}

const LINES_OF_LOG = 100;

/** What a bug report needs: the versions, and the newest lines of the log, which hold no data. */
export function bugReportText(log: Log): string {
  return `${versionsText()}\nLocale ${app.getLocale()}\n\n${log.newest(LINES_OF_LOG)}\n`;
}

/** Says what this is, and leads to the licences of what is inside. */
export async function showAbout(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    title: 'About Store Monitor',
    message: 'Store Monitor',
    detail: [versionsText(), ...releaseText(), 'MIT licensed. Everything stays on your computer.'].join(
      '\n\n',
    ),
    buttons: ['Close', 'Show licences'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) void shell.openPath(licencesFile());
}

/** How old this version is, and where to look for a newer one. */
function releaseText(): string[] {
  const release = thisRelease();
  if (release === undefined) return [];
  const day = new Intl.DateTimeFormat(app.getLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    release.at,
  );
  const age = ageText(release, Date.now());
  return [`Made on ${day}${age === undefined ? '' : `, ${age}`}. ${whereToLook(release)}`];
}

/** The licences of all packages inside, which packaging gathers; while developing, the app's own. */
function licencesFile(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'THIRD-PARTY-NOTICES.txt')
    : join(app.getAppPath(), 'LICENSE');
}
