import { join } from 'node:path';

const PLACES = {
  darwin: {
    program: 'Store Monitor.app/Contents/MacOS/Store Monitor',
    resources: 'Store Monitor.app/Contents/Resources',
  },
  win32: { program: 'Store Monitor.exe', resources: 'resources' },
  linux: { program: 'store-monitor', resources: 'resources' },
};
const { platform } = process;
const here = PLACES[platform === 'darwin' || platform === 'win32' ? platform : 'linux'];

export const programIn = (folder: string) => join(folder, here.program);
export const resourcesIn = (folder: string) => join(folder, here.resources);

/** Chromium refuses to start as root with its sandbox on; `sandbox.test.ts` has it on. */
export const sandboxSwitches = platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
