import type { PageSheet } from '../../../../core/domain/pages/page-frame.ts';
import { engineProgram } from './engine-program.ts';
import type {
  Answer,
  FromWorker,
  PdfDescription,
  PdfFault,
  Question,
  ReadPage,
  ToWorker,
  WantedDrawing,
} from './messages.ts';

export class PdfFailure extends Error {
  override readonly name = 'PdfFailure';
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Nobody wants the answer any more. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

/** What is answered first: what is in sight, then what will soon be, then small pictures of pages. */
export type Urgency = 'sight' | 'near' | 'small' | 'whenever';
const inSight = (): Urgency => 'sight';
const urgencies: readonly Urgency[] = ['sight', 'near', 'small', 'whenever'];

/** How long the engine may take before it is ended, in milliseconds. */
export const limits: Readonly<Record<Question['ask'], number>> = {
  start: 30_000,
  open: 30_000,
  describe: 30_000,
  draw: 20_000,
  read: 20_000,
};

/** A file that ends the engine more often than this is given up. */
const mostRestarts = 8;

interface Job {
  readonly question: Question;
  readonly urgency: () => Urgency;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Exclude<Answer, { answer: 'refused' }>) => void;
  readonly reject: (reason: PdfFailure | NotWanted) => void;
}

type AnswerTo<Kind extends Answer['answer']> = Extract<Answer, { answer: Kind }>;

/**
 * A PDF in a worker of its own. Questions wait here and go to the worker one at a time, so that what has come into sight
 * overtakes what was asked for earlier. Every call rejects with `PdfFailure`, or `NotWanted` after its signal.
 */
export class PdfClient {
  private worker: Worker;
  private readonly waiting: Job[] = [];
  private running: { readonly job: Job; readonly seq: number; readonly timer: number } | null = null;
  private nextSeq = 1;
  private restarts = 0;
  private closed = false;
  /** The engine of the first worker runs. */
  private readonly started: Promise<void>;
  /** How the engine was started and the file opened, so that another worker can do it again. */
  private start: Extract<Question, { ask: 'start' }> | null = null;
  private opened: Extract<Question, { ask: 'open' }> | null = null;

  constructor() {
    this.worker = this.startWorker();
    // While the file is still on its way. Should it fail, opening says so.
    this.started = this.startEngine();
    this.started.catch(() => undefined);
  }

  private async startEngine(): Promise<void> {
    const program = await engineProgram().catch((error: unknown) => {
      console.error(error);
      throw new PdfFailure('engine');
    });
    this.start = { ask: 'start', program };
    await this.ask(this.start, inSight);
  }

  /** Box and turn of every page. */
  async open(bytes: Uint8Array, password: string): Promise<readonly PageSheet[]> {
    await this.started;
    const question = { ask: 'open', bytes, password } as const;
    const { sheets } = expected('opened', await this.ask(question, inSight));
    this.opened = question;
    return sheets;
  }

  async describe(): Promise<PdfDescription> {
    return expected('described', await this.ask({ ask: 'describe' }, () => 'near'));
  }

  /** A picture to be drawn on a canvas and closed. @param urgency asked anew whenever the next question is chosen */
  async draw(wanted: WantedDrawing, urgency: () => Urgency, signal?: AbortSignal): Promise<ImageBitmap> {
    return expected('drawn', await this.ask({ ask: 'draw', ...wanted }, urgency, signal)).picture;
  }

  async read(page: number, urgency: () => Urgency, signal?: AbortSignal): Promise<ReadPage> {
    return expected('read', await this.ask({ ask: 'read', page }, urgency, signal));
  }

  close(): void {
    this.closed = true;
    this.worker.terminate();
    this.failAll('engine');
  }

  private ask(
    question: Question,
    urgency: () => Urgency,
    signal?: AbortSignal,
  ): Promise<Exclude<Answer, { answer: 'refused' }>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, urgency, signal, resolve, reject });
      signal?.addEventListener('abort', () => reject(new NotWanted()), { once: true });
      this.next();
    });
  }

  private next(): void {
    if (this.running !== null) {
      return;
    }
    const job = this.takeMostUrgent();
    if (job === undefined) {
      return;
    }
    if (this.closed) {
      job.reject(new PdfFailure('engine'));
      return;
    }
    this.send(job);
  }

  private takeMostUrgent(): Job | undefined {
    // What was given up while it waited is rejected already.
    const wanted = this.waiting.filter(({ signal }) => signal?.aborted !== true);
    this.waiting.splice(0, this.waiting.length, ...wanted);
    for (const urgency of urgencies) {
      const index = this.waiting.findIndex((job) => job.urgency() === urgency);
      if (index >= 0) {
        return this.waiting.splice(index, 1)[0];
      }
    }
    return undefined;
  }

  private send(job: Job): void {
    const seq = this.nextSeq;
    this.nextSeq += 1;
    const timer = window.setTimeout(() => this.restart(job, 'too-slow'), limits[job.question.ask]);
    this.running = { job, seq, timer };
    const message: ToWorker = { ...job.question, seq };
    this.worker.postMessage(message);
  }

  private settle(answer: FromWorker): void {
    const { running } = this;
    if (running === null || running.seq !== answer.seq) {
      // The answer to a question that a former worker was asked.
      return;
    }
    if (answer.answer === 'refused' && answer.fault === 'engine') {
      this.restart(running.job, 'engine');
      return;
    }
    window.clearTimeout(running.timer);
    this.running = null;
    if (answer.answer === 'refused') {
      running.job.reject(new PdfFailure(answer.fault));
    } else if (answer.answer === 'drawn' && running.job.signal?.aborted === true) {
      answer.picture.close();
    } else {
      running.job.resolve(answer);
    }
    this.next();
  }

  /** Ends the worker that did not manage `job`, and goes on with the other questions in a new one. */
  private restart(job: Job, fault: PdfFault): void {
    window.clearTimeout(this.running?.timer);
    this.running = null;
    this.worker.terminate();
    this.restarts += 1;
    job.reject(new PdfFailure(fault));
    if (
      this.closed ||
      this.restarts > mostRestarts ||
      (this.opened === null && job.question.ask !== 'open')
    ) {
      this.closed = true;
      this.failAll(fault);
      return;
    }
    this.worker = this.startWorker();
    // Before everything that waits.
    const again = [this.start, this.opened].filter((question) => question !== null);
    this.waiting.unshift(
      ...again.map((question) => ({
        question,
        urgency: inSight,
        signal: undefined,
        resolve: () => undefined,
        reject: () => {
          this.closed = true;
          this.failAll(fault);
        },
      })),
    );
    this.next();
  }

  private startWorker(): Worker {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (worker === this.worker) {
        this.settle(data);
      }
    });
    worker.addEventListener('error', () => {
      if (worker === this.worker && this.running !== null) {
        this.restart(this.running.job, 'engine');
      }
    });
    return worker;
  }

  private failAll(fault: PdfFault): void {
    const { running } = this;
    this.running = null;
    window.clearTimeout(running?.timer);
    for (const job of [...(running === null ? [] : [running.job]), ...this.waiting.splice(0)]) {
      job.reject(new PdfFailure(fault));
    }
  }
}

function expected<Kind extends Answer['answer']>(kind: Kind, answer: Answer): AnswerTo<Kind> {
  if (answer.answer !== kind) {
    throw new PdfFailure('engine');
  }
  return answer as AnswerTo<Kind>;
}
