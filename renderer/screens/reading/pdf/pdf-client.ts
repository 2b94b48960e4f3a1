import type { FromWorker, PageCharacter, PageSize, PdfFault, ToWorker } from './messages.ts';

export class PdfFailure extends Error {
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

type Question = ToWorker extends infer Message
  ? Message extends ToWorker
    ? Omit<Message, 'seq'>
    : never
  : never;

interface Waiting {
  readonly resolve: (answer: FromWorker) => void;
  readonly reject: (failure: PdfFailure) => void;
}

/** A PDF in a worker of its own. Every call rejects with `PdfFailure`. */
export class PdfClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextSeq = 1;

  constructor() {
    this.worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.settle(data));
    this.worker.addEventListener('error', () => this.fail());
  }

  async open(bytes: Uint8Array, password: string): Promise<readonly PageSize[]> {
    const answer = await this.ask({ ask: 'open', bytes, password });
    return answer.answer === 'opened' ? answer.pages : [];
  }

  async draw(page: number, pixelsPerPoint: number): Promise<DrawnPage> {
    const answer = await this.ask({ ask: 'draw', page, pixelsPerPoint });
    if (answer.answer !== 'drawn') {
      throw new PdfFailure('engine');
    }
    return answer;
  }

  async read(page: number): Promise<readonly PageCharacter[]> {
    const answer = await this.ask({ ask: 'read', page });
    return answer.answer === 'read' ? answer.characters : [];
  }

  close(): void {
    this.worker.terminate();
    this.fail();
  }

  private ask(question: Question): Promise<FromWorker> {
    const seq = this.nextSeq;
    this.nextSeq += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(seq, { resolve, reject });
      this.worker.postMessage({ ...question, seq });
    });
  }

  private settle(answer: FromWorker): void {
    const waiting = this.waiting.get(answer.seq);
    this.waiting.delete(answer.seq);
    if (answer.answer === 'refused') {
      waiting?.reject(new PdfFailure(answer.fault));
    } else {
      waiting?.resolve(answer);
    }
  }

  private fail(): void {
    for (const { reject } of this.waiting.values()) {
      reject(new PdfFailure('engine'));
    }
    this.waiting.clear();
  }
}
