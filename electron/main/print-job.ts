import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
  MINIMUM_CHROMIUM,
  PRINT_READY_SCRIPT,
  PRINT_SETTINGS,
  type Printer,
  type PrintSource,
} from '../../core/contract/printer.ts';
import { messageOf } from '../../core/contract/rpc.ts';
import { openPrintWindow } from './windows.ts';

const chromiumVersion = process.versions['chrome'] ?? '0';

/** True where the running engine may print. */
export function canPrint(): boolean {
  return Number.parseInt(chromiumVersion, 10) >= MINIMUM_CHROMIUM;
}

/** The engine of this process: a window that is never shown, a fresh one for each print. */
export const windowPrinter: Printer = {
  engine: { name: 'Chromium', version: chromiumVersion, tagged: true },
  print: async (source, options, signal) => {
    if (signal.aborted) {
      throw new ShingiError('cancelled');
    }
    const milliseconds = options.timeoutMilliseconds ?? DEFAULT_PRINT_TIMEOUT_MILLISECONDS;
    const progress = { step: 'load' };
    const window = openPrintWindow();
    let stopWaiting: () => void = () => undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new ShingiError('printer-timeout', { step: progress.step, milliseconds }));
      }, milliseconds);
      const cancel = (): void => reject(new ShingiError('cancelled'));
      signal.addEventListener('abort', cancel, { once: true });
      window.webContents.once('render-process-gone', (_event, { reason }) => {
        reject(new ShingiError('printer-failed', { step: progress.step, message: reason }));
      });
      stopWaiting = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
    });
    try {
      return await Promise.race([printPage(window, source, progress), stopped]);
    } catch (error) {
      if (error instanceof ShingiError) {
        throw error;
      }
      const message = messageOf(error);
      throw new ShingiError('printer-failed', { step: progress.step, message }, { cause: error });
    } finally {
      stopWaiting();
      window.destroy();
    }
  },
  close: () => Promise.resolve(),
};

async function printPage(
  window: Electron.BrowserWindow,
  source: PrintSource,
  progress: { step: string },
): Promise<Uint8Array> {
  const { session } = window.webContents;
  const folders = [path.dirname(source.path), ...source.folders].map(
    (folder) => `${pathToFileURL(folder).href}/`,
  );
  session.webRequest.onBeforeRequest((details, answer) => {
    const known = details.url.startsWith('data:') || folders.some((folder) => details.url.startsWith(folder));
    answer({ cancel: !known });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  await window.loadURL(pathToFileURL(source.path).href);
  progress.step = 'ready';
  await window.webContents.executeJavaScript(PRINT_READY_SCRIPT);
  progress.step = 'print';
  return window.webContents.printToPDF({ ...PRINT_SETTINGS });
}
