import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../preload/contract.ts';

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Spares Electron the menu of its own that it would build before the app is ready. */
export function skipDefaultMenu(): void {
  Menu.setApplicationMenu(null);
}

/** What items of the menu do in this process, with or without a window that works. */
type MenuDeeds = {
  readonly reload: () => void;
  readonly showLog: () => void;
  readonly copyDetails: () => void;
  readonly showAbout: () => void;
};

/** Builds the native menu, each system's own standard items included; the app's items send a command to the window. */
export function installMenu(send: (command: Command) => void, deeds: MenuDeeds): void {
  const template = menuTemplate(process.platform, send, deeds);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

export function menuTemplate(
  platform: NodeJS.Platform,
  send: (command: Command) => void,
  deeds: MenuDeeds,
): Item[] {
  const isMac = platform === 'darwin';
  const item = (label: string, command: Command, accelerator?: string): Item => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => send(command),
  });
  const about: Item = { label: 'About Store Monitor', click: deeds.showAbout };
  const settings = item('Settings…', 'show-settings', 'CmdOrCtrl+,');
  return [
    ...(isMac ? [macAppMenu(about, settings)] : []),
    {
      label: '&File',
      submenu: [
        item('Import Files…', 'import', 'CmdOrCtrl+O'),
        item('Create Report', 'create-report', 'CmdOrCtrl+R'),
        item('Share…', 'share', 'CmdOrCtrl+Shift+S'),
        item('Print…', 'print', 'CmdOrCtrl+P'),
        separator,
        ...(isMac ? [] : [settings, separator]),
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        ...(isMac ? [{ role: 'pasteAndMatchStyle' } as const] : []),
        { role: 'delete' },
        { role: 'selectAll' },
        separator,
        item('Find', 'search', 'CmdOrCtrl+F'),
        ...(isMac
          ? [
              separator,
              { label: 'Speech', submenu: [{ role: 'startSpeaking' }, { role: 'stopSpeaking' }] } as Item,
            ]
          : []),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Import', 'show-import', 'CmdOrCtrl+1'),
        item('Report', 'show-report', 'CmdOrCtrl+2'),
        item('History', 'show-history', 'CmdOrCtrl+3'),
        item('Closures', 'show-closures', 'CmdOrCtrl+4'),
        item('Automation', 'show-automation', 'CmdOrCtrl+5'),
        separator,
        { label: 'Reload', accelerator: 'CmdOrCtrl+Shift+R', click: deeds.reload },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        item('What the Numbers Mean', 'help-numbers', 'F1'),
        item('Keyboard Shortcuts', 'help-shortcuts'),
        separator,
        { label: 'Show Log', click: deeds.showLog },
        { label: 'Copy Details for a Bug Report', click: deeds.copyDetails },
        ...(isMac ? [] : [separator, about]),
      ],
    },
  ];
}

function macAppMenu(about: Item, settings: Item): Item {
  return {
    label: app.name,
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}
