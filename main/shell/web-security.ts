import { app, session } from 'electron';
import { isOfViewer } from './print-preview.ts';

/** Refuses what no page of this app needs: other pages, new windows, embedded views, permissions. */
export function refuseTheWeb(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !isOfViewer(contents, event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Would tell other computers where this one is, past any proxy.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The app talks to nobody: only its own pages load (and, while developing, those of the server named). */
export function refuseTheNetwork(allowedOrigins: readonly string[]): void {
  const { defaultSession } = session;
  // Chromium fetches a dictionary for each of these at every start, even where nothing is checked.
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowedOrigins.some((origin) => url.startsWith(`${origin}/`)) && !isLocal(url) });
  });
}

function isLocal(url: string): boolean {
  return url.startsWith('devtools:') || url.startsWith('data:image/') || url.startsWith('blob:');
}
