import os from 'node:os';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  DEFAULT_PRINT_MEMORY_BYTES,
  DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
  type Printer,
  type PrinterEngine,
  type PrintOptions,
  type PrintSource,
} from '../../core/contract/printer.ts';
import type { ChromiumExecutable } from './chromium-candidates.ts';
import { ChromiumPage } from './chromium-page.ts';
import { ChromiumProcess } from './chromium-process.ts';
import { DevtoolsClosedError } from './devtools-pipe.ts';
import { PrintWatch } from './print-watch.ts';

/** Browsers at a time. Each print has one of its own, with its own limits: ending one print never ends another. */
const mostBrowsers = Math.min(2, os.availableParallelism());
/** Milliseconds without work after which a browser beside the first is ended: it takes some 150 MB. */
const spareTime = 60_000;

/**
 * Prints with Chromium. The first browser is kept between prints and started anew after it had to be ended; a second one
 * is started when two prints are asked for at once. What is asked for beyond that waits its turn.
 */
export class ChromiumPrinter implements Printer {
  readonly engine: PrinterEngine;
  readonly #lanes: PrintLane[];
  readonly #waiting: ((lane: PrintLane) => void)[] = [];
  #closed = false;

  constructor(engine: PrinterEngine, executable: ChromiumExecutable, running: ChromiumProcess) {
    this.engine = engine;
    this.#lanes = Array.from(
      { length: mostBrowsers },
      (_, index) => new PrintLane(executable, index === 0 ? running : null, index > 0),
    );
  }

  async print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array> {
    const lane = await this.#free();
    try {
      if (this.#closed) {
        throw new ShingiError('printer-unavailable', { tried: [] });
      }
      if (signal.aborted) {
        throw new ShingiError('cancelled');
      }
      return await lane.print(source, options, signal);
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next(lane);
      } else {
        lane.rest();
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #free(): Promise<PrintLane> {
    const lane = this.#lanes.find(({ busy }) => !busy);
    if (lane) {
      lane.busy = true;
      return Promise.resolve(lane);
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}

/** One browser with one page, for one print at a time. */
class PrintLane {
  busy = false;
  readonly #executable: ChromiumExecutable;
  readonly #spare: boolean;
  #process: ChromiumProcess | null;
  #page: ChromiumPage | null = null;
  #restTimer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(executable: ChromiumExecutable, running: ChromiumProcess | null, spare: boolean) {
    this.#executable = executable;
    this.#process = running;
    this.#spare = spare;
  }

  async print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array> {
    clearTimeout(this.#restTimer);
    const browser = await this.#running();
    const watch = new PrintWatch(browser, signal, {
      milliseconds: options.timeoutMilliseconds ?? DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
      bytes: options.memoryLimitBytes ?? DEFAULT_PRINT_MEMORY_BYTES,
    });
    try {
      return await watch.guard(this.#printOn(browser, source, watch));
    } catch (error) {
      // Whatever state the page is in now, the next print does not get to see it.
      await this.end();
      if (error instanceof ShingiError) {
        throw error;
      }
      const message = error instanceof DevtoolsClosedError ? 'the browser ended' : String(error);
      throw new ShingiError('printer-failed', { step: watch.step, message }, { cause: error });
    } finally {
      watch.stop();
    }
  }

  /** There is nothing to print at present. */
  rest(): void {
    this.busy = false;
    if (this.#spare && this.#process) {
      this.#restTimer = setTimeout(() => void this.end(), spareTime);
      this.#restTimer.unref();
    }
  }

  /** Ends the browser for good. */
  close(): Promise<void> {
    this.#closed = true;
    return this.end();
  }

  /** Ends the browser; the next print starts another. */
  async end(): Promise<void> {
    clearTimeout(this.#restTimer);
    const browser = this.#process;
    this.#process = null;
    this.#page = null;
    await browser?.kill();
  }

  async #printOn(browser: ChromiumProcess, source: PrintSource, watch: PrintWatch): Promise<Uint8Array> {
    this.#page ??= await ChromiumPage.open(browser);
    return this.#page.print(source, watch);
  }

  async #running(): Promise<ChromiumProcess> {
    if (this.#process?.running) {
      return this.#process;
    }
    await this.end();
    try {
      this.#process = await ChromiumProcess.start(this.#executable);
    } catch (error) {
      throw new ShingiError('printer-failed', { step: 'start', message: String(error) }, { cause: error });
    }
    if (this.#closed) {
      await this.end();
      throw new ShingiError('printer-unavailable', { tried: [] });
    }
    return this.#process;
  }
}
