/** `npm start`: builds the app and opens it. */
import { buildApp } from './build.ts';
import { hasDisplay, missingDisplayTools, withVirtualDisplay } from './electron-runtime/display.ts';
import { runInForeground } from './electron-runtime/foreground.ts';
import { resolveElectron } from './electron-runtime/index.ts';
import { launchWith } from './electron-runtime/launch.ts';
import { projectFolder } from './electron-runtime/project.ts';
import { missingLibraries } from './electron-runtime/system-libraries.ts';

try {
  if (!hasDisplay() && missingDisplayTools().length > 0) {
    throw new Error(
      `There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop session, or install a virtual display with "sudo apt-get install xvfb xauth" and try again.`,
    );
  }
  await buildApp();
  process.exitCode = await openApp(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function openApp(appArguments: string[]): Promise<number> {
  const runtime = await resolveElectron();
  const missing = await missingLibraries(runtime.executable);
  if (missing.length > 0) {
    throw new Error(
      `Electron needs system libraries that are not installed: ${missing.join(', ')}. On Debian or Ubuntu: "sudo npx playwright install-deps chromium && sudo apt-get install libgtk-3-0".`,
    );
  }
  const { executablePath, args, env } = launchWith(runtime);
  const command = [executablePath, ...args, projectFolder, ...appArguments] as const;
  return runInForeground(hasDisplay() ? command : withVirtualDisplay(command), env);
}
