import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import {
  type Bridge,
  CALL_CHANNEL,
  CANCEL_CHANNEL,
  DROPPED_CHANNEL,
  EVENTS,
  type Events,
} from './contract.ts';

/** Of this page; one that is loaded again begins anew, and must not give up what the one before it began. */
const page = performance.timeOrigin;
let begun = 0;

const begin: Bridge['begin'] = (name, ...args) => {
  const id = `${page} ${++begun}`;
  return {
    answer: ipcRenderer.invoke(CALL_CHANNEL, name, id, ...args),
    cancel: () => ipcRenderer.send(CANCEL_CHANNEL, id),
  };
};

/** Puts the contract, and nothing else of Electron, within the window's reach. */
const bridge: Bridge = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  version: argument('version'),
  timeZones: argument('time-zones'),
  fileKinds: JSON.parse(decodeURIComponent(argument('file-kinds'))),
  call: (name, ...args) => begin(name, ...args).answer,
  begin,
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
function argument(name: 'version' | 'time-zones' | 'file-kinds'): string {
  const prefix = `--store-monitor-${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? '';
}
