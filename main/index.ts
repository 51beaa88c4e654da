import { app } from 'electron';
import { COMMANDS } from './cli/usage.ts';
import { declareAppProtocol } from './shell/app-protocol.ts';
import { gatherHandedFiles } from './shell/handed-files.ts';
import { skipDefaultMenu } from './shell/menu.ts';
import { keepFilesPrivate } from './shell/private-files.ts';
import { startApp } from './shell/start-app.ts';
import { applyDataFolder, commandToRun, filesToOpen, wakeSeldom } from './shell/start-arguments.ts';
import { refuseTheWeb } from './shell/web-security.ts';

// Only development and tests bring a database binding of their own; a packaged app loads none that it did not ship.
if (app.isPackaged) delete process.env['STORE_MONITOR_SQLITE_BINDING'];

const command = commandToRun(COMMANDS);
if (command === undefined) openWindow();
else {
  // Electron looks for a display only when this module is through, so a command needs none.
  const { runCommand } = await import('./cli/run.ts');
  app.exit(await runCommand(command, (name) => `store-monitor ${name}`));
}

function openWindow(): void {
  keepFilesPrivate();
  applyDataFolder();
  wakeSeldom();
  declareAppProtocol();
  skipDefaultMenu();
  refuseTheWeb();
  // A second start hands its files to the first, which shows its window, and ends.
  if (app.requestSingleInstanceLock({ files: filesToOpen() })) {
    void startApp(gatherHandedFiles());
  } else app.quit();
}
