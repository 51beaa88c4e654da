import { spawn } from 'node:child_process';
import { hasOwnDisplays } from '../../scripts/electron-runtime/display.ts';

/** Says of a process that it has one: files that follow one another in it share that. */
const OWN = 'STORE_MONITOR_OWN_DISPLAY';

/**
 * Gives every process of window tests a display of its own, so that files can run side by side: windows of one display would
 * fight for the focus and the clipboard. Where a display cannot be made, the one that there is serves them in turn.
 */
if (hasOwnDisplays() && process.env[OWN] === undefined) {
  const display = await startDisplay();
  process.env['DISPLAY'] = display;
  process.env[OWN] = display;
  delete process.env['XAUTHORITY'];
  delete process.env['WAYLAND_DISPLAY'];
}

/**
 * Starts a display server that ends when this process does, however that is, and answers the name of its display: it picks
 * a number that is free, and says it once programs can connect.
 */
async function startDisplay(): Promise<string> {
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const server = spawn('setpriv', ['--pdeathsig', 'KILL', ...xvfb], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const number = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdio[3]?.on('data', (text: Buffer) => {
      said += text;
      if (said.endsWith('\n')) resolve(said.trim());
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`The virtual display did not come up: ${complaint}`)));
  });
  return `:${number}`;
}
