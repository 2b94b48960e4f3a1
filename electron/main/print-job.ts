import { pathToFileURL } from 'node:url';
import { ShingiError } from '../../core/contract/errors.ts';
import { messageOf } from '../../core/contract/rpc.ts';
import { openPrintWindow } from './windows.ts';

/** The first Chromium whose printed text, tags and outline are right. */
const firstCapableChromium = 131;

/** True where the running engine may print. */
export function canPrint(): boolean {
  return Number.parseInt(process.versions['chrome'] ?? '0', 10) >= firstCapableChromium;
}

/**
 * Prints a self-contained HTML file, page size as its style sheet says, tagged and with an outline.
 * @param htmlPath absolute path of the file
 * @param timeout milliseconds
 * @returns the PDF's bytes. Rejects with `printer-timeout` or `printer-failed`.
 */
export async function printHtmlFile(htmlPath: string, timeout: number): Promise<Uint8Array> {
  const window = openPrintWindow();
  const { session } = window.webContents;
  const page = pathToFileURL(htmlPath).href;
  // The page is complete in itself: its own file, and what lies beside it in its folder.
  const folder = new URL('.', page).href;
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !(details.url.startsWith(folder) || details.url.startsWith('data:')) });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ShingiError('printer-timeout', { timeout })), timeout);
  });
  try {
    return await Promise.race([print(window, page), late]);
  } catch (error) {
    throw error instanceof ShingiError
      ? error
      : new ShingiError('printer-failed', { message: messageOf(error) }, { cause: error });
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
}

async function print(window: Electron.BrowserWindow, page: string): Promise<Uint8Array> {
  await window.loadURL(page);
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}
