import path from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { appOrigin } from './app-address.ts';
import type { Settings, WindowState } from './settings.ts';

const distFolder = path.resolve(__dirname, '..');

/** A window of the application, or one that is never shown and has a session of its own. */
type WindowKind = { readonly kind: 'application' } | { readonly kind: 'printing'; readonly job: number };

/** The only place that makes windows. Every window is sandboxed, isolated and without Node. */
function createWindow(bounds: Partial<WindowState>, kind: WindowKind): BrowserWindow {
  const { x, y, width, height } = bounds;
  return new BrowserWindow({
    ...(typeof x === 'number' && typeof y === 'number' ? { x, y } : {}),
    ...(width === undefined || height === undefined ? {} : { width, height }),
    minWidth: 760,
    minHeight: 520,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      ...(kind.kind === 'application'
        ? { preload: path.join(distFolder, 'preload', 'preload.cjs') }
        : { partition: `printing-${kind.job}` }),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
}

/** A window for people, showing the application; its place and size are remembered. */
export function openMainWindow(settings: Settings): BrowserWindow {
  const state = onSomeScreen(settings.windowState());
  const window = createWindow(state, { kind: 'application' });
  if (state.maximized) {
    window.maximize();
  }
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // What was typed is stored as it is typed; the page finds it again.
    if (reason !== 'clean-exit' && !window.isDestroyed()) {
      window.webContents.reload();
    }
  });
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    const closing = { x, y, width, height, maximized: window.isMaximized() };
    // A failed write is logged by Settings; a window must close all the same.
    settings.saveWindowState(closing).catch(() => undefined);
  });
  return window;
}

/** Loads the application's page. */
export function loadApplication(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${appOrigin}/index.html`);
}

let printJobs = 0;

/** A window that is never shown, without preload, for one print job. */
export function openPrintWindow(): BrowserWindow {
  printJobs += 1;
  return createWindow({}, { kind: 'printing', job: printJobs });
}

/** A remembered place may be on a screen that is no longer there. */
function onSomeScreen(state: WindowState): WindowState {
  const { x, y, width, height } = state;
  const visible =
    x !== null &&
    y !== null &&
    screen.getAllDisplays().some(({ workArea }) => {
      const right = workArea.x + workArea.width;
      const bottom = workArea.y + workArea.height;
      return x + width > workArea.x + 80 && x < right - 80 && y >= workArea.y - 20 && y < bottom - 80;
    });
  const { workArea } = screen.getPrimaryDisplay();
  return {
    ...state,
    ...(visible ? {} : { x: null, y: null }),
    width: Math.min(width, workArea.width),
    height: Math.min(height, workArea.height),
  };
}
