import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ShingiError } from '../../core/contract/errors.ts';
import { PRINT_READY_SCRIPT, PRINT_SETTINGS, type PrintSource } from '../../core/contract/printer.ts';
import type { ChromiumProcess } from './chromium-process.ts';
import type { DevtoolsEvent, DevtoolsResult } from './devtools-pipe.ts';
import type { PrintStep, PrintWatch } from './print-watch.ts';

const streamChunkBytes = 1024 * 1024;
const blank = 'about:blank';

/**
 * Laying a page out for a screen that nobody looks at costs as much as laying it out for paper, and is done with the
 * system's fonts until the page's own have come.
 */
const screenless = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media screen { :root { display: none !important } }');
  document.adoptedStyleSheets.push(sheet);
}`;

/** The one page of a browser. It is kept between prints: opening one takes as long as printing thirty pages. */
export class ChromiumPage {
  readonly #browser: ChromiumProcess;
  readonly #session: string;
  /** What the page may read at present; nothing between prints. */
  #folders: readonly string[] = [];
  /** Documents that have finished loading. */
  readonly #loaded = new Set<string>();
  #onLoaded: () => void = () => undefined;
  /** The last document has been given up, and its memory with it. */
  #cleared: Promise<unknown> = Promise.resolve();

  private constructor(browser: ChromiumProcess, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.pipe.onEvent((event) => this.#receive(event));
  }

  /** Takes the page that the browser starts with, or opens one. */
  static async open(browser: ChromiumProcess): Promise<ChromiumPage> {
    const { targetInfos } = await browser.pipe.send('Target.getTargets');
    const known = (targetInfos as readonly { type: string; targetId: string }[]).find(
      ({ type }) => type === 'page',
    );
    const { targetId } = known ?? (await browser.pipe.send('Target.createTarget', { url: blank }));
    const { sessionId } = await browser.pipe.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new ChromiumPage(browser, String(sessionId));
    await Promise.all([
      page.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.#send('Page.enable'),
      page.#send('Page.setLifecycleEventsEnabled', { enabled: true }),
      page.#send('Page.addScriptToEvaluateOnNewDocument', { source: screenless }),
    ]);
    return page;
  }

  /** Rejects with `printer-failed`, or with what the pipe reports. After a rejection the page may not be used again. */
  async print(source: PrintSource, watch: PrintWatch): Promise<Uint8Array> {
    this.#folders = [path.dirname(source.path), ...source.folders].map((folder) => path.resolve(folder));
    await this.#cleared;
    watch.step = 'load';
    await this.#load(pathToFileURL(source.path).href);
    watch.step = 'ready';
    await this.#waitUntilReady();
    watch.step = 'print';
    const printed = await this.#send('Page.printToPDF', {
      ...PRINT_SETTINGS,
      transferMode: 'ReturnAsStream',
    });
    const bytes = await this.#readStream(printed['stream']);
    this.#folders = [];
    this.#cleared = this.#send('Page.navigate', { url: blank });
    // The next print waits for it and reports what went wrong.
    this.#cleared.catch(() => undefined);
    return bytes;
  }

  #send(method: string, params: DevtoolsResult = {}): Promise<DevtoolsResult> {
    return this.#browser.pipe.send(method, params, this.#session);
  }

  #receive({ method, params, sessionId }: DevtoolsEvent): void {
    if (sessionId !== this.#session) {
      return;
    }
    if (method === 'Page.lifecycleEvent' && params['name'] === 'load') {
      this.#loaded.add(String(params['loaderId']));
      this.#onLoaded();
    }
    if (method === 'Fetch.requestPaused') {
      const { url } = params['request'] as { url: string };
      const requestId = params['requestId'];
      const answer = isAllowed(url, this.#folders)
        ? this.#send('Fetch.continueRequest', { requestId })
        : this.#send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      // A request that was withdrawn meanwhile needs no answer; a dead browser is reported by the print itself.
      answer.catch(() => undefined);
    }
  }

  /** Never ends for a document that does not: the watch around the print ends the wait. */
  async #load(url: string): Promise<void> {
    this.#loaded.clear();
    const navigated = await this.#send('Page.navigate', { url });
    if (typeof navigated['errorText'] === 'string') {
      throw failed('load', navigated['errorText']);
    }
    const loader = String(navigated['loaderId']);
    await new Promise<void>((resolve) => {
      this.#onLoaded = () => {
        if (this.#loaded.has(loader)) {
          resolve();
        }
      };
      this.#onLoaded();
    });
  }

  async #waitUntilReady(): Promise<void> {
    const answer = await this.#send('Runtime.evaluate', {
      expression: PRINT_READY_SCRIPT,
      awaitPromise: true,
      returnByValue: true,
    });
    const exception = answer['exceptionDetails'] as
      | { text: string; exception?: { description?: string } }
      | undefined;
    if (exception) {
      throw failed('ready', exception.exception?.description?.split('\n')[0] ?? exception.text);
    }
  }

  async #readStream(handle: unknown): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    for (let ended = false; !ended; ) {
      const part = await this.#send('IO.read', { handle, size: streamChunkBytes });
      parts.push(Buffer.from(String(part['data']), part['base64Encoded'] === true ? 'base64' : 'utf8'));
      ended = part['eof'] === true;
    }
    await this.#send('IO.close', { handle });
    return new Uint8Array(Buffer.concat(parts));
  }
}

function failed(step: PrintStep, message: string): ShingiError {
  return new ShingiError('printer-failed', { step, message });
}

/** True for data: URLs and for files inside one of the folders. */
export function isAllowed(address: string, folders: readonly string[]): boolean {
  const url = new URL(address);
  if (url.protocol === 'data:' || url.protocol === 'about:') {
    return true;
  }
  if (url.protocol !== 'file:' || url.host !== '') {
    return false;
  }
  const file = path.resolve(fileURLToPath(url));
  return folders.some((folder) => {
    const relative = path.relative(folder, file);
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  });
}
