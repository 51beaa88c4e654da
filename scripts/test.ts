/** The tests of `npm test`, after the checks: sees to what they need, builds the app, and runs them all. */
import { buildApp } from './build.ts';
import { hasDisplay, withVirtualDisplay } from './electron-runtime/display.ts';
import { runInForeground } from './electron-runtime/foreground.ts';
import { projectFolder } from './electron-runtime/project.ts';

await buildApp();
const vitest = [
  process.execPath,
  `${projectFolder}/node_modules/vitest/vitest.mjs`,
  'run',
  ...process.argv.slice(2),
] as const;
process.exitCode = await runInForeground(hasDisplay() ? vitest : withVirtualDisplay(vitest), process.env);
