/** Just enough of the DevTools protocol to ask the first page of a program something. */

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class DevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: Error) => void }
  >();
  #sent = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      const waiting = answer.id === undefined ? undefined : this.#waiting.get(answer.id);
      if (waiting === undefined || answer.id === undefined) return;
      this.#waiting.delete(answer.id);
      if (answer.error === undefined) waiting.resolve(answer.result);
      else waiting.reject(new Error(answer.error.message));
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the program ended'));
      this.#waiting.clear();
    });
  }

  static connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new DevTools(socket)), { once: true });
      socket.addEventListener('error', () => reject(new Error(`no connection to ${address}`)), {
        once: true,
      });
    });
  }

  /** @param session of a page; none for the browser itself */
  send(method: string, params: object, session?: string): Promise<unknown> {
    this.#sent += 1;
    const id = this.#sent;
    const outcome = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#socket.send(
      JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) }),
    );
    return outcome;
  }

  close(): void {
    this.#socket.close();
  }
}
