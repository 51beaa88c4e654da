import { app, type BrowserWindow } from 'electron';
import type { Events } from '../../../preload/contract.ts';
import type { Service } from '../../jobs/service/service.ts';
import { toFailure } from '../../jobs/threads/error.ts';
import type { Log } from '../../log/log.ts';
import { preferencesOf } from '../preferences.ts';
import type { SettingsStore } from '../settings.ts';
import { focusWindow } from '../window.ts';
import { type Background, createBackground } from './background.ts';
import { type AutomationControl, createAutomationControl, folderOfDatabase } from './control.ts';
import { tellDeeds } from './tell-deeds.ts';
import { trayWords } from './tray-words.ts';

type Needs = {
  readonly window: BrowserWindow;
  readonly service: Service;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly send: <K extends keyof Events>(event: K, payload: Events[K]) => void;
};

const MINUTE_MS = 60_000;
/** Many files may be done in that time, and asking how it stands costs as much as one of them. */
const SHOW_STATE_AFTER_MS = 1_000;

/** What the app does by itself, and where it tells of it: the window, notifications, the tray. */
export function createAppAutomation({ window, service, settings, log, send }: Needs): {
  readonly control: AutomationControl;
  readonly background: Background;
} {
  const background = createBackground(settings, () => focusWindow(window));
  const tell = tellDeeds({
    window,
    onCounts: (counts) => send('automationDeeds', counts),
    onClick: () => {
      focusWindow(window);
      send('command', 'show-automation');
    },
  });

  const control = createAutomationControl({
    service,
    prefers() {
      const { reachMinutes, reportZone } = preferencesOf(settings);
      return { reach: reachMinutes * MINUTE_MS, reportZone };
    },
    ownFolders: () => [app.getPath('userData'), folderOfDatabase(service)],
    onDeed(deed) {
      tell(deed);
      showStateSoon();
    },
    onFault: (error) =>
      log.fault('Automation failed', { code: 'automation', stack: toFailure(error).details }),
    onAtHand(what) {
      send('automationAtHand', { what });
      showStateSoon();
    },
  });

  let isAsked = false;
  function showStateSoon(): void {
    if (isAsked || !background.goesOn()) return;
    isAsked = true;
    setTimeout(() => {
      isAsked = false;
      void showState();
    }, SHOW_STATE_AFTER_MS).unref();
  }

  async function showState(): Promise<void> {
    const status = await control.status().catch(() => undefined);
    if (status !== undefined) background.show(trayWords(status));
  }
  service.onChanged((touched) => {
    if (touched.includes('plan') || touched.includes('database')) showStateSoon();
  });
  service.onDatabaseState(showStateSoon);
  background.onTray(showStateSoon);
  return { control, background };
}
