import { ShingiError } from '../../core/contract/errors.ts';
import type { ChromiumProcess } from './chromium-process.ts';
import { memoryOfProcessTree } from './process-memory.ts';

export type PrintStep = 'start' | 'load' | 'ready' | 'print';

export interface PrintLimits {
  readonly milliseconds: number;
  /** Memory of all processes of the browser together. */
  readonly bytes: number;
}

const memoryInterval = 250;

/** Watches one print: time, memory and the wish to cancel. The first that strikes rejects the guarded promise. */
export class PrintWatch {
  step: PrintStep = 'start';
  readonly #struck: Promise<never>;
  readonly #stop: () => void;

  constructor(browser: ChromiumProcess, signal: AbortSignal, limits: PrintLimits) {
    let reject: (reason: unknown) => void = () => undefined;
    this.#struck = new Promise<never>((_resolve, strike) => {
      reject = strike;
    });
    // Nobody listens any more once the print has succeeded.
    this.#struck.catch(() => undefined);
    const cancel = () => reject(new ShingiError('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    const timer = setTimeout(() => {
      reject(new ShingiError('printer-timeout', { step: this.step, milliseconds: limits.milliseconds }));
    }, limits.milliseconds);
    const meter = setInterval(() => {
      memoryOfProcessTree(browser.processId).then((bytes) => {
        if (bytes !== null && bytes > limits.bytes) {
          reject(new ShingiError('job-out-of-memory', { limitBytes: limits.bytes }));
        }
      }, reject);
    }, memoryInterval);
    this.#stop = () => {
      signal.removeEventListener('abort', cancel);
      clearTimeout(timer);
      clearInterval(meter);
    };
  }

  /** The result of `work`, unless a limit or a cancellation comes first. */
  guard<Value>(work: Promise<Value>): Promise<Value> {
    // When a limit strikes, the browser is ended and `work` rejects afterwards, with nothing new to say.
    work.catch(() => undefined);
    return Promise.race([work, this.#struck]);
  }

  stop(): void {
    this.#stop();
  }
}
