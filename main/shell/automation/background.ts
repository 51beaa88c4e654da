import type { BackgroundSettings } from '../../../preload/contract.ts';
import type { SettingsStore } from '../settings.ts';
import { setStartsAtLogin, startsAtLogin } from './login-item.ts';
import { createTrayIcon, type TrayIcon } from './tray.ts';

/** Whether the app goes on without its window, and is there from login on. Both are off until the person says so. */
export type Background = {
  settings(): BackgroundSettings;
  change(change: Partial<BackgroundSettings>): BackgroundSettings;
  goesOn(): boolean;
  /** What the tray says, where there is one. */
  show(state: string): void;
  /** Hears that a tray is there which says nothing yet. */
  onTray(listener: () => void): void;
};

export function createBackground(settings: SettingsStore, onOpen: () => void): Background {
  let tray: TrayIcon | undefined;
  let hearTray = (): void => undefined;

  const goesOn = () => settings.get().goesOnWithoutWindow ?? false;

  function apply(): void {
    if (goesOn() && tray === undefined) {
      tray = createTrayIcon(onOpen);
      hearTray();
    } else if (!goesOn()) {
      tray?.remove();
      tray = undefined;
    }
  }

  const current = (): BackgroundSettings => ({
    goesOnWithoutWindow: goesOn(),
    startsAtLogin: startsAtLogin(),
  });

  apply();
  return {
    settings: current,
    change({ goesOnWithoutWindow, startsAtLogin: starts }) {
      if (goesOnWithoutWindow !== undefined) settings.change({ goesOnWithoutWindow });
      if (starts !== undefined) setStartsAtLogin(starts);
      apply();
      return current();
    },
    goesOn,
    show: (state) => tray?.show(state),
    onTray(listener) {
      hearTray = listener;
      if (tray !== undefined) listener();
    },
  };
}
