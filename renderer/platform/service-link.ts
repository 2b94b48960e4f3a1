import { ShingiError } from '../../core/contract/errors.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  type Client,
  createClient,
  type EventName,
  type EventPayload,
  type Port,
} from '../../core/contract/rpc.ts';
import {
  type ServiceContract,
  type ServiceEvents,
  serviceContract,
  serviceEvents,
} from '../../core/contract/service.ts';

export type ServiceCall = CallName<ServiceContract>;
export type ServiceInput<K extends ServiceCall> = CallInput<ServiceContract, K>;
export type ServiceOutput<K extends ServiceCall> = CallOutput<ServiceContract, K>;
export type ServiceEvent = EventName<ServiceEvents>;
export type ServiceEventPayload<K extends ServiceEvent> = EventPayload<ServiceEvents, K>;

/** `lost`: it is being started again. `failed`: it will not come back. */
export type LinkState = 'connecting' | 'connected' | 'lost' | 'failed';

type ServiceClient = Client<ServiceContract, ServiceEvents>;
type OpenPort = (signal: AbortSignal) => Promise<Port>;

interface Waiting {
  readonly resolve: (client: ServiceClient) => void;
  readonly reject: (error: ShingiError) => void;
}

/**
 * The way from this window to the service of its committee file. Calls made while the service is away wait for it;
 * reads that were under way are asked again, writes are refused with `service-lost` because they may have happened.
 */
export class ServiceLink {
  private readonly openPort: OpenPort;
  private readonly report: (error: unknown) => void;
  private readonly stateListeners = new Set<() => void>();
  private readonly eventListeners = new Map<ServiceEvent, Set<(payload: never) => void>>();
  private waiting: Waiting[] = [];
  private client: ServiceClient | undefined;
  private attempt: AbortController | undefined;
  private currentState: LinkState = 'connecting';

  constructor(openPort: OpenPort, report: (error: unknown) => void) {
    this.openPort = openPort;
    this.report = report;
  }

  get state(): LinkState {
    return this.currentState;
  }

  /** Asks for a port and uses it from now on. */
  connect(): void {
    this.drop();
    const attempt = new AbortController();
    this.attempt = attempt;
    this.openPort(attempt.signal).then(
      (port) => {
        if (!attempt.signal.aborted) {
          this.use(port);
        }
      },
      (error: unknown) => {
        if (!attempt.signal.aborted) {
          this.report(error);
          this.fail();
        }
      },
    );
  }

  /** The service went away and is being started again. */
  lose(): void {
    this.drop();
    this.move('lost');
  }

  /** The service will not come back: everything that waits is refused. */
  fail(): void {
    this.drop();
    this.move('failed');
    const waiting = this.waiting;
    this.waiting = [];
    for (const { reject } of waiting) {
      reject(new ShingiError('service-lost'));
    }
  }

  /** Asks the service. Rejects with a `ShingiError`. */
  async call<K extends ServiceCall>(call: K, input: ServiceInput<K>): Promise<ServiceOutput<K>> {
    const client = await this.connected();
    try {
      return await client.call(call, input);
    } catch (error) {
      const again =
        error instanceof ShingiError &&
        error.code === 'service-lost' &&
        serviceContract[call].kind === 'read' &&
        this.currentState !== 'failed';
      if (!again) {
        throw error;
      }
      return await (await this.connected()).call(call, input);
    }
  }

  /** Calls `handler` for every event of that name, over all reconnections; returns a function that stops it. */
  on<K extends ServiceEvent>(event: K, handler: (payload: ServiceEventPayload<K>) => void): () => void {
    const set = this.eventListeners.get(event) ?? new Set();
    this.eventListeners.set(event, set);
    set.add(handler as (payload: never) => void);
    return () => set.delete(handler as (payload: never) => void);
  }

  /** Calls `listener` when the state changes; returns a function that stops it. */
  onState(listener: () => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  private connected(): Promise<ServiceClient> {
    if (this.client !== undefined) {
      return Promise.resolve(this.client);
    }
    if (this.currentState === 'failed') {
      return Promise.reject(new ShingiError('service-lost'));
    }
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private use(port: Port): void {
    const client = createClient(port, serviceContract, { events: serviceEvents, report: this.report });
    this.client = client;
    this.forward(client, 'changed');
    this.forward(client, 'job-progress');
    this.move('connected');
    const waiting = this.waiting;
    this.waiting = [];
    for (const { resolve } of waiting) {
      resolve(client);
    }
  }

  private forward<K extends ServiceEvent>(client: ServiceClient, event: K): void {
    client.on(event, (payload) => {
      for (const listener of this.eventListeners.get(event) ?? []) {
        (listener as (payload: ServiceEventPayload<K>) => void)(payload);
      }
    });
  }

  private drop(): void {
    this.attempt?.abort();
    this.attempt = undefined;
    const { client } = this;
    this.client = undefined;
    if (client !== undefined) {
      this.move('lost');
      client.close();
    }
  }

  private move(state: LinkState): void {
    if (state === this.currentState) {
      return;
    }
    this.currentState = state;
    for (const listener of this.stateListeners) {
      listener();
    }
  }
}
