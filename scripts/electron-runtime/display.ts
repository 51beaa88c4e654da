import { isInstalled } from './programs.ts';

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Whether each file of window tests can be given a display of its own; see test/e2e/own-display.ts. */
export function hasOwnDisplays(): boolean {
  return process.platform === 'linux' && isInstalled('Xvfb') && isInstalled('setpriv');
}

/** `xvfb-run` needs a display server and `xauth`, which Debian installs only as a recommendation. */
export function missingDisplayTools(): string[] {
  return ['xvfb-run', 'Xvfb', 'xauth'].filter((tool) => !isInstalled(tool));
}

/** The command that runs the given one on a virtual display, large enough for any window of the app. */
export function withVirtualDisplay(command: readonly string[]): [string, ...string[]] {
  return ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24', ...command];
}
