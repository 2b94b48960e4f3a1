import type { Readable, Writable } from 'node:stream';

/** A message of the DevTools protocol as it crosses the pipe. */
interface DevtoolsMessage {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface DevtoolsEvent {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

export type DevtoolsResult = Readonly<Record<string, unknown>>;

/** The browser answered a command with an error. */
export class DevtoolsError extends Error {
  override readonly name = 'DevtoolsError';
}

/** The pipe is closed: the browser process is gone. */
export class DevtoolsClosedError extends Error {
  override readonly name = 'DevtoolsClosedError';
}

interface PendingCommand {
  resolve(result: DevtoolsResult): void;
  reject(reason: Error): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Commands and events of a browser started with --remote-debugging-pipe: JSON texts, each ended by a zero byte. */
export class DevtoolsPipe {
  readonly #input: Writable;
  readonly #pending = new Map<number, PendingCommand>();
  readonly #listeners = new Set<(event: DevtoolsEvent) => void>();
  #parts: Buffer[] = [];
  #nextId = 1;
  #closed = false;

  /** `input` is what the browser reads (its descriptor 3), `output` what it writes (4). */
  constructor(input: Writable, output: Readable) {
    this.#input = input;
    output.on('data', (chunk: Buffer) => this.#receive(chunk));
    output.on('close', () => this.close());
    // A browser that dies while being written to breaks the pipe; the close of its output reports that.
    output.on('error', () => this.close());
    input.on('error', () => this.close());
  }

  /** Sends one command. Rejects with DevtoolsError, or DevtoolsClosedError when the browser ends first. */
  send(method: string, params: DevtoolsResult = {}, sessionId?: string): Promise<DevtoolsResult> {
    if (this.#closed) {
      return Promise.reject(new DevtoolsClosedError(method));
    }
    const id = this.#nextId++;
    const message = sessionId === undefined ? { id, method, params } : { id, method, params, sessionId };
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Calls `listener` for every event until the returned function is called. */
  onEvent(listener: (event: DevtoolsEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    for (const command of this.#pending.values()) {
      command.reject(new DevtoolsClosedError('the browser process ended'));
    }
    this.#pending.clear();
    this.#listeners.clear();
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#parts.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.#parts).toString('utf8');
      this.#parts = [];
      start = end + 1;
      this.#dispatch(JSON.parse(text) as DevtoolsMessage);
    }
    if (start < chunk.length) {
      this.#parts.push(chunk.subarray(start));
    }
  }

  #dispatch(message: DevtoolsMessage): void {
    if (message.id !== undefined) {
      const command = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) {
        command?.reject(new DevtoolsError(message.error.message));
      } else {
        command?.resolve(isRecord(message.result) ? message.result : {});
      }
      return;
    }
    if (message.method !== undefined) {
      const params = isRecord(message.params) ? message.params : {};
      const event = { method: message.method, sessionId: message.sessionId, params };
      for (const listener of this.#listeners) {
        listener(event);
      }
    }
  }
}
