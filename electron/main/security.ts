import { app, type Session, type WebContents } from 'electron';
import { isOwnAddress } from './app-address.ts';

const allowedRequests: ReadonlySet<string> = new Set(['app:', 'devtools:', 'data:', 'blob:']);

/** Denies in `session` every request that leaves the application, every permission, device and download. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowedRequests.has(new URL(details.url).protocol) });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The spelling dictionaries of Chromium come from the network.
  session.setSpellCheckerEnabled(false);
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) {
      event.preventDefault();
    }
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnAddress(event.url)) {
      event.preventDefault();
    }
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Applies to every window there will ever be; call once, before the first. */
export function hardenEveryWindow(): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}
