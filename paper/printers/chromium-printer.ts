import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  DEFAULT_PRINT_MEMORY_BYTES,
  DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
  PRINT_READY_SCRIPT,
  PRINT_SETTINGS,
  type Printer,
  type PrinterEngine,
  type PrintOptions,
  type PrintSource,
} from '../../core/contract/printer.ts';
import type { ChromiumExecutable } from './chromium-candidates.ts';
import { ChromiumProcess } from './chromium-process.ts';
import { DevtoolsClosedError, type DevtoolsResult } from './devtools-pipe.ts';
import { type PrintStep, PrintWatch } from './print-watch.ts';

const streamChunkBytes = 1024 * 1024;

/** Prints with one Chromium process, which is kept between prints and started anew after it had to be ended. */
export class ChromiumPrinter implements Printer {
  readonly engine: PrinterEngine;
  readonly #executable: ChromiumExecutable;
  #process: ChromiumProcess | null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(engine: PrinterEngine, executable: ChromiumExecutable, running: ChromiumProcess) {
    this.engine = engine;
    this.#executable = executable;
    this.#process = running;
  }

  /** Prints are done one after another: two at once would share one memory limit. */
  print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array> {
    const print = this.#last.then(
      () => this.#print(source, options, signal),
      () => this.#print(source, options, signal),
    );
    this.#last = print;
    return print;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array> {
    if (this.#closed) {
      throw new ShingiError('printer-unavailable', { tried: [] });
    }
    if (signal.aborted) {
      throw new ShingiError('cancelled');
    }
    const browser = await this.#running();
    const watch = new PrintWatch(browser, signal, {
      milliseconds: options.timeoutMilliseconds ?? DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
      bytes: options.memoryLimitBytes ?? DEFAULT_PRINT_MEMORY_BYTES,
    });
    try {
      return await watch.guard(this.#printPage(browser, source, watch));
    } catch (error) {
      if (!(error instanceof ShingiError) || error.code !== 'printer-failed' || !browser.running) {
        await this.#end();
      }
      if (error instanceof ShingiError) {
        throw error;
      }
      const message = error instanceof DevtoolsClosedError ? 'the browser ended' : String(error);
      throw new ShingiError('printer-failed', { step: watch.step, message }, { cause: error });
    } finally {
      watch.stop();
    }
  }

  async #printPage(browser: ChromiumProcess, source: PrintSource, watch: PrintWatch): Promise<Uint8Array> {
    const { browserContextId } = await browser.pipe.send('Target.createBrowserContext');
    const { targetId } = await browser.pipe.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
    });
    const { sessionId } = await browser.pipe.send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(sessionId);
    const send = (method: string, params: DevtoolsResult = {}) => browser.pipe.send(method, params, session);
    const stopGate = openGate(browser, session, source);
    try {
      await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
      await send('Page.enable');
      watch.step = 'load';
      const loaded = nextEvent(browser, session, 'Page.loadEventFired');
      const navigated = await send('Page.navigate', { url: pathToFileURL(source.path).href });
      if (typeof navigated['errorText'] === 'string') {
        throw failed('load', navigated['errorText']);
      }
      await loaded;
      watch.step = 'ready';
      await waitUntilReady(send);
      watch.step = 'print';
      const printed = await send('Page.printToPDF', { ...PRINT_SETTINGS, transferMode: 'ReturnAsStream' });
      return await readStream(send, printed['stream']);
    } finally {
      stopGate();
      if (browser.running) {
        await browser.pipe.send('Target.disposeBrowserContext', { browserContextId }).catch(ignoreEnded);
      }
    }
  }

  async #running(): Promise<ChromiumProcess> {
    if (this.#process?.running) {
      return this.#process;
    }
    await this.#end();
    try {
      this.#process = await ChromiumProcess.start(this.#executable);
    } catch (error) {
      throw new ShingiError('printer-failed', { step: 'start', message: String(error) }, { cause: error });
    }
    return this.#process;
  }

  async #end(): Promise<void> {
    const browser = this.#process;
    this.#process = null;
    await browser?.kill();
  }
}

type Send = (method: string, params?: DevtoolsResult) => Promise<DevtoolsResult>;

function failed(step: PrintStep, message: string): ShingiError {
  return new ShingiError('printer-failed', { step, message });
}

/** A browser that has just been ended cannot answer; the reason is reported by whoever ended it. */
function ignoreEnded(error: unknown): void {
  if (!(error instanceof DevtoolsClosedError)) {
    throw error;
  }
}

/** Lets through what the page may read, refuses everything else. Returns the function that stops it. */
function openGate(browser: ChromiumProcess, session: string, source: PrintSource): () => void {
  const folders = [path.dirname(source.path), ...source.folders].map((folder) => path.resolve(folder));
  return browser.pipe.onEvent(({ method, params, sessionId }) => {
    if (sessionId !== session || method !== 'Fetch.requestPaused') {
      return;
    }
    const request = params['request'] as { url: string };
    const answer = isAllowed(request.url, folders)
      ? browser.pipe.send('Fetch.continueRequest', { requestId: params['requestId'] }, session)
      : browser.pipe.send(
          'Fetch.failRequest',
          { requestId: params['requestId'], errorReason: 'BlockedByClient' },
          session,
        );
    // A request that was withdrawn meanwhile needs no answer; a dead browser is reported by the print itself.
    answer.catch(() => undefined);
  });
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

/** Resolves at the next event of that name. It never rejects: the watch around the print ends the wait. */
function nextEvent(browser: ChromiumProcess, session: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = browser.pipe.onEvent(({ method, sessionId }) => {
      if (sessionId === session && method === name) {
        stop();
        resolve();
      }
    });
  });
}

async function waitUntilReady(send: Send): Promise<void> {
  const answer = await send('Runtime.evaluate', {
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

async function readStream(send: Send, handle: unknown): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let ended = false; !ended; ) {
    const part = await send('IO.read', { handle, size: streamChunkBytes });
    parts.push(Buffer.from(String(part['data']), part['base64Encoded'] === true ? 'base64' : 'utf8'));
    ended = part['eof'] === true;
  }
  await send('IO.close', { handle });
  return new Uint8Array(Buffer.concat(parts));
}
