import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type Bridge, CALL_CHANNEL, DROPPED_CHANNEL, EVENTS, type Events } from './contract.ts';

/** Puts the contract, and nothing else of Electron, within the window's reach. */
const bridge: Bridge = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  version: argument('version'),
  fileKinds: JSON.parse(decodeURIComponent(argument('file-kinds'))),
  call: (name, ...args) => ipcRenderer.invoke(CALL_CHANNEL, name, ...args),
  dropFiles: (files) =>
    ipcRenderer.invoke(DROPPED_CHANNEL, files.map((file) => webUtils.getPathForFile(file)).filter(Boolean)),
  on: <K extends keyof Events>(event: K, listener: (payload: Events[K]) => void) => {
    if (!Object.hasOwn(EVENTS, event)) throw new Error(`There is no event ${String(event)}.`);
    const receive = (_event: IpcRendererEvent, payload: Events[K]) => listener(payload);
    ipcRenderer.on(event, receive);
    return () => void ipcRenderer.off(event, receive);
  },
};

contextBridge.exposeInMainWorld('storeMonitor', bridge);

/** What never changes while the app runs is handed over as arguments: the window has it before it first draws. */
function argument(name: 'version' | 'file-kinds'): string {
  const prefix = `--store-monitor-${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? '';
}
