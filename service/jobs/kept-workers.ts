import { Worker } from 'node:worker_threads';

/** Heap of one job. What PDFium takes lies outside of it and is limited to 2 GiB by WebAssembly itself. */
const heapMegabytes = 1536;
/** Milliseconds after which a thread without work is ended, and its memory given back. */
const idleTime = 60_000;

interface IdleWorker {
  readonly worker: Worker;
  /** What it did last. */
  readonly job: string;
  readonly timer: NodeJS.Timeout;
}

/**
 * Worker threads, kept for a while after their job: starting one and loading PDFium and fonts takes longer than most
 * jobs. Only threads that have read nothing but the program's own papers may be given back.
 */
export class KeptWorkers {
  readonly #script: string;
  readonly #most: number;
  readonly #all = new Set<Worker>();
  readonly #idle: IdleWorker[] = [];
  #closed = false;

  /** `script`: path of the worker script. At most `most` threads wait for work. */
  constructor(script: string, most: number) {
    this.#script = script;
    this.#most = most;
  }

  /** A thread for one job; hand it to `giveBack` or `end` afterwards. One that did the same before does it faster. */
  take(job: string): Worker {
    const practised = this.#idle.findLastIndex((idle) => idle.job === job);
    const [idle] = this.#idle.splice(practised, 1);
    if (idle) {
      clearTimeout(idle.timer);
      stopListening(idle.worker);
      idle.worker.ref();
      return idle.worker;
    }
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
    this.#all.add(worker);
    return worker;
  }

  /** The thread may do another job. */
  giveBack(worker: Worker, job: string): void {
    stopListening(worker);
    if (this.#closed || this.#idle.length >= this.#most) {
      void this.end(worker);
      return;
    }
    const timer = setTimeout(() => void this.end(worker), idleTime);
    timer.unref();
    // What waits for work keeps no process from ending.
    worker.unref();
    // One that ends by itself is not waiting any more; nobody has asked for anything that could fail.
    worker.once('exit', () => this.#forget(worker));
    worker.on('error', () => this.#forget(worker));
    this.#idle.push({ worker, job, timer });
  }

  /** Ends the thread, whatever it is doing. */
  async end(worker: Worker): Promise<void> {
    this.#forget(worker);
    await worker.terminate();
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => this.end(worker)));
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker);
    const index = this.#idle.findIndex((idle) => idle.worker === worker);
    if (index >= 0) {
      clearTimeout(this.#idle[index]?.timer);
      this.#idle.splice(index, 1);
    }
  }
}

/** Only what jobs listen to: a thread listens to itself as well, and says nothing any more without that. */
function stopListening(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) {
    worker.removeAllListeners(event);
  }
}
