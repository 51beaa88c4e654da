import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/** Among the arguments of a start at login: no window is wanted then. */
export const HIDDEN = '--hidden';

/** Whether the system starts the app when the person logs in. */
export function startsAtLogin(): boolean {
  if (process.platform !== 'linux') {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(AT_LOGIN);
    // The person may have switched it off in Windows itself.
    return openAtLogin && (process.platform !== 'win32' || executableWillLaunchAtLogin);
  }
  try {
    return readFileSync(autostartFile(), 'utf8').includes('Exec=');
  } catch {
    return false;
  }
}

export function setStartsAtLogin(starts: boolean): void {
  if (process.platform !== 'linux') app.setLoginItemSettings({ ...AT_LOGIN, openAtLogin: starts });
  else if (starts) writeAutostart();
  else rmSync(autostartFile(), { force: true });
}

/** Whether this start is one of the system's, or asks to be like one. */
export const isHiddenStart = (args: readonly string[]): boolean =>
  args.includes(HIDDEN) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** A portable program unpacks itself at every start: what is to be started is the file that was opened. */
const AT_LOGIN = { path: process.env['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath, args: [HIDDEN] };

/** As freedesktop.org's desktops read it. */
function autostartFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return join(config, 'autostart', 'store-monitor.desktop');
}

function writeAutostart(): void {
  const file = autostartFile();
  mkdirSync(join(file, '..'), { recursive: true });
  const command = [
    process.env['APPIMAGE'] ?? process.execPath,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    HIDDEN,
  ];
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Store Monitor',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** An argument as the Desktop Entry Specification writes it. */
function quoted(argument: string): string {
  if (/^[\w./-]+$/.test(argument)) return argument;
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  // Once more for the value itself.
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}
