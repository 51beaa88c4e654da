import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, shell } from 'electron';
import type { Events } from '../../preload/contract.ts';
import { createAutomaticBackups } from '../jobs/service/automatic.ts';
import { openService, type Service } from '../jobs/service/service.ts';
import { KEPT_BACKUPS } from '../limits.ts';
import { type Log, openLog } from '../log/log.ts';
import { bugReportText, showAbout } from './about.ts';
import { createApiControl } from './api-control.ts';
import { APP_ORIGIN, serveAppProtocol } from './app-protocol.ts';
import { createAppAutomation } from './automation/app-automation.ts';
import { HIDDEN, isHiddenStart } from './automation/login-item.ts';
import { createBackupSession } from './backup-session.ts';
import { createChangedTeller } from './changed-teller.ts';
import { createChosenFiles } from './chosen-files.ts';
import { createDialogs } from './dialogs.ts';
import type { HandedFiles } from './handed-files.ts';
import { apiCalls } from './ipc/api-calls.ts';
import { asideCalls } from './ipc/aside-calls.ts';
import { automationCalls } from './ipc/automation-calls.ts';
import { backupCalls } from './ipc/backup-calls.ts';
import { careCalls } from './ipc/care-calls.ts';
import { closureCalls } from './ipc/closure-calls.ts';
import { DATABASE_NAME, databaseCalls } from './ipc/database-calls.ts';
import { importCalls } from './ipc/import-calls.ts';
import { logCalls } from './ipc/log-calls.ts';
import { noteCalls } from './ipc/note-calls.ts';
import { preferenceCalls } from './ipc/preference-calls.ts';
import { registerCalls } from './ipc/register.ts';
import { reportCalls } from './ipc/report-calls.ts';
import { shareCalls } from './ipc/share-calls.ts';
import { logFaults } from './log-faults.ts';
import { logJob } from './log-jobs.ts';
import { showLongWork } from './long-work.ts';
import { installMenu } from './menu.ts';
import { applyTheme, preferencesOf } from './preferences.ts';
import { createPrintPreview } from './print-preview.ts';
import { makePrivateFolder } from './private-files.ts';
import { closeInOrder, decideOnClose } from './quit.ts';
import { keepWindowAlive, type Recovery } from './recovery.ts';
import { openSettings, type SettingsStore } from './settings.ts';
import { tellVersionAge } from './tell-version-age.ts';
import { refuseTheNetwork } from './web-security.ts';
import { focusWindow, openWindow } from './window.ts';

/** By then the window is there, also on a slow machine. */
const READER_AFTER_MS = 3_000;

/**
 * Starts the app. The database is opened while Electron gets ready, so that it can answer once the window asks; all else
 * comes after the window, for which the person waits.
 */
export async function startApp(handed: HandedFiles): Promise<void> {
  const devServer = app.isPackaged ? undefined : process.env['STORE_MONITOR_DEV_SERVER'];
  const origin = devServer ?? APP_ORIGIN;
  const userData = app.getPath('userData');
  makePrivateFolder(userData);
  const log = openLog(userData);
  logFaults(log);
  const settings = openSettings(join(userData, 'settings.json'));
  const service = openService(join(settings.get().dataFolder ?? userData, DATABASE_NAME), {
    readerAfterMs: READER_AFTER_MS,
    findsSure: true,
    onJobEnd: (job) => logJob(log, job),
  });

  await app.whenReady();
  // Windows shows notifications of an app by the name that its installer gave it (electron-builder.yml, appId); what runs
  // without being installed goes by its program.
  const isPortable = process.env['PORTABLE_EXECUTABLE_FILE'] !== undefined;
  app.setAppUserModelId(isPortable ? process.execPath : 'app.storemonitor');
  refuseTheNetwork(devServer === undefined ? [APP_ORIGIN] : [devServer, devServer.replace('http', 'ws')]);
  serveAppProtocol();
  applyTheme(settings);
  const url = `${origin}/index.html`;
  const isHidden = settings.get().goesOnWithoutWindow === true && isHiddenStart(process.argv);
  const window = openWindow(url, settings, { isHidden });
  const recovery = keepWindowAlive(window, url, log);
  const stop = connect({ window, service, settings, handed, origin, log, recovery });
  closeInOrder([stop, () => service.close()]);
}

/** Wires the window to the service: calls one way, events the other. Answers how to stop what it began. */
function connect({
  window,
  service,
  settings,
  handed,
  origin,
  log,
  recovery,
}: {
  readonly window: BrowserWindow;
  readonly service: Service;
  readonly settings: SettingsStore;
  readonly handed: HandedFiles;
  readonly origin: string;
  readonly log: Log;
  readonly recovery: Recovery;
}): () => Promise<void> {
  const send = <K extends keyof Events>(event: K, payload: Events[K]) => {
    if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(event, payload);
  };
  const files = createChosenFiles(service.read);
  const api = createApiControl(service, settings, (status) => send('apiStatus', status));
  const dialogs = createDialogs(window, settings);
  const automatic = createAutomaticBackups(
    service,
    () => settings.get().backups ?? { occasion: 'off', keep: KEPT_BACKUPS.usual },
    (status) => send('automaticBackup', status),
  );
  const longWork = showLongWork(window);
  service.imports.doBefore((signal) =>
    automatic.makeBeforeImport({
      signal,
      onStep: (step) => send('copyProgress', { what: 'before-import', ...step }),
    }),
  );
  service.imports.onProgress((progress) => {
    longWork.hearImport(progress);
    send('importProgress', progress);
  });
  service.imports.onEnd(longWork.importEnded);
  const session = createBackupSession(service, (progress) => send('copyProgress', progress));
  const automation = createAppAutomation({ window, service, settings, log, send });
  const calls = {
    ...databaseCalls({ service, dialogs, settings, onSalvage: (step) => send('salvageStep', step) }),
    ...backupCalls({ service, session, automatic, dialogs, settings }),
    ...importCalls({ service, files, dialogs, handed }),
    ...reportCalls(service),
    ...shareCalls({
      service,
      dialogs,
      preview: createPrintPreview(window),
      currency: () => preferencesOf(settings).currency,
      onPack: (progress) => send('packProgress', progress),
    }),
    ...closureCalls(service),
    ...noteCalls(service),
    ...automationCalls({ service, dialogs, ...automation }),
    ...asideCalls(service),
    ...apiCalls(api),
    ...careCalls(service, (progress) => send('deletionProgress', progress)),
    ...preferenceCalls(settings),
    ...logCalls({ log, reload: recovery.reload }),
  };
  registerCalls(calls, files.add, origin);
  service.onReport((report) => {
    longWork.hearReport(report);
    send('report', report);
  });
  service.sure.onState((state) => send('sure', state));
  service.onDatabaseState((state) => send('database', state));
  service.onChanged(createChangedTeller((touched) => send('changed', touched)));
  installMenu((command) => send('command', command), {
    reload: recovery.reload,
    showLog: () => shell.showItemInFolder(log.file),
    copyDetails: () => clipboard.writeText(bugReportText(log)),
    showAbout: () => void showAbout(window),
  });
  handed.tell(() => send('filesHanded', undefined));
  decideOnClose(window, service, dialogs, automation.background.goesOn);
  let stopBackups = () => Promise.resolve();
  window.webContents.once('did-finish-load', () => {
    api.start();
    stopBackups = automatic.start();
    automation.control.start();
    tellVersionAge(window, settings, () => void showAbout(window));
  });
  // A start at login says nothing to who has the app open already.
  app.on('second-instance', (_event, args) => {
    if (!args.includes(HIDDEN)) focusWindow(window);
  });
  app.on('activate', () => focusWindow(window));
  return async () => {
    session.stop();
    automation.control.stop();
    await Promise.all([api.close(), stopBackups()]);
  };
}
