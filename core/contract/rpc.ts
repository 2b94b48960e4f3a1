import { z } from 'zod';
import { type ErrorCode, type ErrorDetail, errorCodes, ShingiError } from './errors.ts';

/** One call: whether it may change the committee file, and the runtime validators of both directions. */
export interface CallShape {
  readonly kind: 'read' | 'write';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export type Contract = Readonly<Record<string, CallShape>>;
/** Event name → validator of its payload. */
export type EventContract = Readonly<Record<string, z.ZodType>>;

export type CallName<C extends Contract> = Extract<keyof C, string>;
export type EventName<E extends EventContract> = Extract<keyof E, string>;
/** What a caller may pass. */
export type CallInput<C extends Contract, K extends keyof C> = z.input<C[K]['input']>;
/** What a caller receives. */
export type CallOutput<C extends Contract, K extends keyof C> = z.output<C[K]['output']>;
export type EventPayload<E extends EventContract, K extends keyof E> = z.output<E[K]>;

/** What the service implements: parsed input in, output that still has to pass the contract's validator. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
  ) => z.input<C[K]['output']> | Promise<z.input<C[K]['output']>>;
};

/** One end of a two-way channel for structured-cloneable messages. Every transport is an adapter to this. */
export interface Port {
  post(message: unknown): void;
  /** Calls `receive` for each message that arrives, in order; returns a function that stops it. */
  listen(receive: (message: unknown) => void): () => void;
  /** Calls `closed` once when the other end is gone; returns a function that stops it. */
  onClose(closed: () => void): () => void;
  close(): void;
}

export const errorDetailSchema = z.record(z.string(), z.json());

export const requestSchema = z.strictObject({
  seq: z.int().nonnegative(),
  call: z.string().max(100),
  input: z.unknown(),
});

export const failureSchema = z.object({
  ok: z.literal(false),
  code: z.enum(errorCodes),
  detail: errorDetailSchema,
});

export const responseSchema = z.union([
  z.strictObject({ seq: z.int().nonnegative(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ seq: z.int().nonnegative(), ...failureSchema.shape }),
]);

export const eventSchema = z.strictObject({ event: z.string().max(100), payload: z.unknown() });

/** An answer as a value, for boundaries over which errors lose their properties. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: ErrorDetail };

/** Turns anything thrown into a failure; what is not a `ShingiError` is a defect and becomes `internal`. */
export function failureOf(error: unknown): { ok: false; code: ErrorCode; detail: ErrorDetail } {
  if (error instanceof ShingiError) {
    return { ok: false, code: error.code, detail: error.detail };
  }
  return { ok: false, code: 'internal', detail: { message: messageOf(error) } };
}

/** The message of an error, or the text of anything else that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The places and reasons a validator gives, as detail for `invalid-input` and `invalid-output`. */
export function issuesOf(error: z.ZodError): ErrorDetail {
  return {
    issues: error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issue.message,
    })),
  };
}

/** `value` as the validator makes it. Throws `ShingiError` with `code` and the call's name when it does not pass. */
export function parseOrRefuse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  code: ErrorCode,
  call: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new ShingiError(code, { call, ...issuesOf(parsed.error) });
  }
  return parsed.data;
}

export interface Server<E extends EventContract> {
  /** Sends an event to this client. Throws `invalid-output` when the payload does not pass its validator. */
  emit<K extends EventName<E>>(event: K, payload: z.input<E[K]>): void;
  /** Stops answering; calls already under way finish, their answers are dropped. */
  close(): void;
}

export interface ServeOptions<E extends EventContract> {
  readonly events: E;
  /** Told of defects: handlers that threw something else than a refusal, and messages that are no requests. */
  readonly report: (error: unknown) => void;
}

/**
 * Answers the requests that arrive on `port`, from the contract's own table only. Input is parsed before a
 * handler sees it and output before it leaves; refusals travel as `{seq, ok: false, code, detail}`.
 */
export function serve<C extends Contract, E extends EventContract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions<E>,
): Server<E> {
  let open = true;
  const send = (message: unknown): void => {
    if (open) {
      port.post(message);
    }
  };
  const answer = async (call: string, input: unknown): Promise<unknown> => {
    // Own properties only: `constructor` or `__proto__` is not a call.
    const shape = Object.hasOwn(contract, call) ? contract[call] : undefined;
    if (shape === undefined) {
      throw new ShingiError('unknown-call', { call });
    }
    const parsed = parseOrRefuse(shape.input, input, 'invalid-input', call);
    const handler = handlers[call as keyof C] as (input: unknown) => unknown;
    return parseOrRefuse(shape.output, await handler(parsed), 'invalid-output', call);
  };
  const stopListening = port.listen((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) {
      options.report(new ShingiError('invalid-input', issuesOf(request.error)));
      return;
    }
    const { seq, call, input } = request.data;
    answer(call, input).then(
      (value) => send({ seq, ok: true, value }),
      (error: unknown) => {
        const failure = failureOf(error);
        if (failure.code === 'internal' || failure.code === 'invalid-output') {
          options.report(error);
        }
        send({ seq, ...failure });
      },
    );
  });
  const close = (): void => {
    open = false;
    stopListening();
  };
  port.onClose(close);
  return {
    emit: (event, payload) => {
      const schema = options.events[event] as z.ZodType;
      parseOrRefuse(schema, payload, 'invalid-output', event);
      send({ event, payload });
    },
    close,
  };
}

export interface Client<C extends Contract, E extends EventContract> {
  /**
   * Asks the service. Rejects with a `ShingiError`: the service's own code, `invalid-output` when the answer
   * does not pass the contract, `service-lost` when the other end went away before answering.
   */
  call<K extends CallName<C>>(call: K, input: CallInput<C, K>): Promise<CallOutput<C, K>>;
  /** Calls `handler` for each event of that name whose payload passes its validator; returns a function that stops it. */
  on<K extends EventName<E>>(event: K, handler: (payload: EventPayload<E, K>) => void): () => void;
  /** Rejects what is pending with `service-lost` and closes the port. */
  close(): void;
}

export interface ClientOptions<E extends EventContract> {
  readonly events: E;
  /** Told of messages that pass no validator: they are dropped, not delivered. */
  readonly report: (error: unknown) => void;
}

interface Pending {
  readonly call: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ShingiError) => void;
}

/** A typed client of `contract` over `port`. Answers are validated before they are delivered. */
export function createClient<C extends Contract, E extends EventContract>(
  port: Port,
  contract: C,
  options: ClientOptions<E>,
): Client<C, E> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextSeq = 1;
  let lost = false;

  const settle = (response: z.output<typeof responseSchema>): void => {
    const waiting = pending.get(response.seq);
    if (waiting === undefined) {
      options.report(new ShingiError('invalid-output', { seq: response.seq }));
      return;
    }
    pending.delete(response.seq);
    if (!response.ok) {
      waiting.reject(new ShingiError(response.code, response.detail as ErrorDetail));
      return;
    }
    const parsed = (contract[waiting.call] as CallShape).output.safeParse(response.value);
    if (parsed.success) {
      waiting.resolve(parsed.data);
    } else {
      waiting.reject(new ShingiError('invalid-output', { call: waiting.call, ...issuesOf(parsed.error) }));
    }
  };

  const deliver = (event: string, payload: unknown): void => {
    const schema = Object.hasOwn(options.events, event) ? options.events[event] : undefined;
    const parsed = schema?.safeParse(payload);
    if (parsed?.success !== true) {
      options.report(new ShingiError('invalid-output', { event }));
      return;
    }
    for (const listener of listeners.get(event) ?? []) {
      listener(parsed.data);
    }
  };

  const stopListening = port.listen((message) => {
    const response = responseSchema.safeParse(message);
    if (response.success) {
      settle(response.data);
      return;
    }
    const event = eventSchema.safeParse(message);
    if (event.success) {
      deliver(event.data.event, event.data.payload);
      return;
    }
    options.report(new ShingiError('invalid-output', issuesOf(event.error)));
  });

  const lose = (): void => {
    lost = true;
    stopListening();
    for (const waiting of pending.values()) {
      waiting.reject(new ShingiError('service-lost', { call: waiting.call }));
    }
    pending.clear();
  };
  port.onClose(lose);

  return {
    call: (call, input) =>
      new Promise((resolve, reject) => {
        if (lost) {
          reject(new ShingiError('service-lost', { call }));
          return;
        }
        const seq = nextSeq++;
        pending.set(seq, { call, resolve: resolve as (value: unknown) => void, reject });
        try {
          port.post({ seq, call, input });
        } catch (error) {
          pending.delete(seq);
          reject(new ShingiError('invalid-input', { call, message: messageOf(error) }, { cause: error }));
        }
      }),
    on: (event, handler) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      const listener = handler as (payload: unknown) => void;
      set.add(listener);
      return () => set.delete(listener);
    },
    close: () => {
      lose();
      port.close();
    },
  };
}

/** Two ends of a channel in one process; messages are copied and arrive in a later microtask, as between processes. */
export function createPortPair(): [Port, Port] {
  const ends = [new LocalEnd(), new LocalEnd()] as const;
  ends[0].other = ends[1];
  ends[1].other = ends[0];
  return [ends[0], ends[1]];
}

class LocalEnd implements Port {
  other: LocalEnd | undefined;
  private readonly receivers = new Set<(message: unknown) => void>();
  private readonly closers = new Set<() => void>();
  private open = true;

  post(message: unknown): void {
    const copy: unknown = structuredClone(message);
    const { other } = this;
    queueMicrotask(() => other?.receive(copy));
  }

  listen(receive: (message: unknown) => void): () => void {
    this.receivers.add(receive);
    return () => this.receivers.delete(receive);
  }

  onClose(closed: () => void): () => void {
    this.closers.add(closed);
    return () => this.closers.delete(closed);
  }

  close(): void {
    this.shut();
    this.other?.shut();
  }

  private receive(message: unknown): void {
    if (this.open) {
      for (const receiver of this.receivers) {
        receiver(message);
      }
    }
  }

  private shut(): void {
    if (this.open) {
      this.open = false;
      for (const closed of this.closers) {
        closed();
      }
    }
  }
}
