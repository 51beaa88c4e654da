import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type Bridge, CALLS, type Calls, DROPPED_CHANNEL, EVENTS, type Events } from './contract.ts';

/** Puts the contract, and nothing else of Electron, within the window's reach. */
const bridge: Bridge = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  version: versionFromArguments(),
  call: Object.fromEntries(
    CALLS.map((name: keyof Calls) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)]),
  ) as Bridge['call'],
  dropFiles: (files) =>
    ipcRenderer.invoke(DROPPED_CHANNEL, files.map((file) => webUtils.getPathForFile(file)).filter(Boolean)),
  on: <K extends keyof Events>(event: K, listener: (payload: Events[K]) => void) => {
    if (!EVENTS.includes(event)) throw new Error(`There is no event ${String(event)}.`);
    const receive = (_event: IpcRendererEvent, payload: Events[K]) => listener(payload);
    ipcRenderer.on(event, receive);
    return () => void ipcRenderer.off(event, receive);
  },
};

contextBridge.exposeInMainWorld('storeMonitor', bridge);

/** The main process hands the version over as an argument, since a sandboxed preload cannot ask the app for it. */
function versionFromArguments(): string {
  const prefix = '--store-monitor-version=';
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? '';
}
