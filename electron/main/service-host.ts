import { type Boot, type FromService, fromServiceSchema, type ToService } from '../../core/contract/boot.ts';
import { type ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import type { Printer } from '../../core/contract/printer.ts';
import { errorDetailSchema, failureOf, issuesOf, type Port } from '../../core/contract/rpc.ts';
import type { ServiceLink } from './service-link.ts';

export type ServiceState = 'starting' | 'running' | 'restarting' | 'failed' | 'closed';

export interface ServiceHostOptions<P> {
  readonly fork: () => ServiceLink<P>;
  readonly locale: 'ja' | 'en';
  /** The engine of this process, where it can print; null where it cannot. */
  readonly printer: Printer | null;
  /** Called after each change that windows must know of. */
  readonly onState: (state: ServiceState, latestBackup: string | null) => void;
}

/** How long a service may take to fold its log into the file before it is ended. */
const closeTimeout = 15_000;

/**
 * The service process of one committee file: boots it, attaches windows, prints for it, starts it again once when it
 * dies, and closes it.
 */
export class ServiceHost<P> {
  private readonly options: ServiceHostOptions<P>;
  private boot: Boot;
  private link: ServiceLink<P> | undefined;
  private state: ServiceState = 'starting';
  private restarts = 0;
  private latestBackup: string | null = null;
  private booting: { resolve: () => void; reject: (error: ShingiError) => void } | undefined;
  private closed: (() => void) | undefined;
  private readonly prints = new Map<number, AbortController>();
  private readonly relays = new Map<string, Port>();

  constructor(boot: Boot, options: ServiceHostOptions<P>) {
    this.boot = boot;
    this.options = options;
  }

  /** Starts the process and opens the file. Rejects with the service's `ShingiError` when it refuses. */
  start(): Promise<void> {
    const link = this.options.fork();
    this.link = link;
    link.listen((message) => this.receive(message));
    link.onExit((status) => this.ended(link, status));
    return new Promise((resolve, reject) => {
      this.booting = { resolve, reject };
      link.post({
        control: 'boot',
        boot: this.boot,
        locale: this.options.locale,
        mainPrinter: this.options.printer?.engine ?? null,
      });
    });
  }

  /**
   * Connects a window. Where the process takes ports, `handOver` gives the far end of a fresh channel; otherwise
   * `relay` gives a near end, whose messages are passed on.
   */
  attach(client: string, handOver: () => P, relay: () => Port): void {
    const { link } = this;
    if (link === undefined || this.state !== 'running') {
      throw new ShingiError('service-lost', { state: this.state });
    }
    this.detach(client);
    if (link.takesPorts) {
      link.post({ control: 'attach', client }, handOver());
      return;
    }
    const port = relay();
    this.relays.set(client, port);
    link.post({ control: 'attach', client });
    port.listen((message) => this.post({ control: 'message', client, message }));
    port.onClose(() => {
      if (this.relays.get(client) === port) {
        this.detach(client);
      }
    });
  }

  detach(client: string): void {
    const port = this.relays.get(client);
    if (port !== undefined) {
      this.relays.delete(client);
      port.close();
      this.post({ control: 'detach', client });
    }
  }

  running(): boolean {
    return this.state === 'running';
  }

  /** Newest backup that the service named. */
  backup(): string | null {
    return this.latestBackup;
  }

  /** Resolves when the file is closed and the process has ended. */
  close(): Promise<void> {
    const { link } = this;
    if (link === undefined || this.state === 'failed' || this.state === 'closed') {
      this.state = 'closed';
      return Promise.resolve();
    }
    this.state = 'closed';
    return new Promise((resolve) => {
      const timer = setTimeout(() => link.kill(), closeTimeout);
      this.closed = () => {
        clearTimeout(timer);
        resolve();
      };
      link.post({ control: 'close' });
    });
  }

  private post(message: ToService): void {
    this.link?.post(message);
  }

  private receive(raw: unknown): void {
    const parsed = fromServiceSchema.safeParse(raw);
    if (!parsed.success) {
      console.error(new ShingiError('invalid-output', issuesOf(parsed.error)));
      return;
    }
    const message: FromService = parsed.data;
    switch (message.control) {
      case 'booted':
        this.booted(message.latestBackup);
        return;
      case 'refused':
        this.refused(new ShingiError(message.code, message.detail as ErrorDetail), message.latestBackup);
        return;
      case 'message':
        this.relays.get(message.client)?.post(message.message);
        return;
      case 'print':
        this.print(message);
        return;
      case 'cancel-print':
        this.prints.get(message.seq)?.abort();
        return;
      case 'inspected':
        // Asked for by inspect-bundle.ts of a process without a file.
        return;
      case 'closed':
        // The exit follows.
        return;
    }
  }

  private booted(latestBackup: string | null): void {
    this.latestBackup = latestBackup;
    // From here on the file exists; a restart opens it.
    this.boot = { mode: 'open', path: this.boot.path };
    this.enter('running');
    this.booting?.resolve();
    this.booting = undefined;
  }

  private refused(error: ShingiError, latestBackup: string | null): void {
    this.latestBackup = latestBackup ?? this.latestBackup;
    const { booting } = this;
    this.booting = undefined;
    this.enter('failed');
    this.post({ control: 'close' });
    booting?.reject(error);
  }

  private ended(link: ServiceLink<P>, status: number | null): void {
    if (link !== this.link) {
      return;
    }
    const relays = [...this.relays.values()];
    this.relays.clear();
    for (const relay of relays) {
      relay.close();
    }
    this.link = undefined;
    if (this.state === 'closed') {
      this.closed?.();
      return;
    }
    if (this.state === 'failed') {
      return;
    }
    const { booting } = this;
    this.booting = undefined;
    if (booting !== undefined) {
      this.enter('failed');
      booting.reject(new ShingiError('service-lost', { status }));
      return;
    }
    this.restart();
  }

  private restart(): void {
    if (this.restarts > 0) {
      this.enter('failed');
      return;
    }
    this.restarts += 1;
    this.enter('restarting');
    // A refusal has already entered `failed`, which is what windows are told.
    this.start().catch((error: unknown) => console.error(error));
  }

  private enter(state: ServiceState): void {
    if (this.state !== 'closed') {
      this.state = state;
      this.options.onState(state, this.latestBackup);
    }
  }

  private print({ seq, path, folders, timeoutMilliseconds }: PrintRequest): void {
    const { printer } = this.options;
    const controller = new AbortController();
    this.prints.set(seq, controller);
    const printed =
      printer?.print({ path, folders }, { timeoutMilliseconds }, controller.signal) ??
      Promise.reject(new ShingiError('printer-unavailable'));
    printed
      .then(
        (pdf): Printed => ({ ok: true, pdf }),
        (error: unknown): Printed => {
          const { code, detail } = failureOf(error);
          return { ok: false, code, detail: errorDetailSchema.parse(detail) };
        },
      )
      .then((result) => this.post({ control: 'printed', seq, result }))
      .finally(() => this.prints.delete(seq))
      .catch((error: unknown) => console.error(error));
  }
}

type PrintRequest = Extract<FromService, { control: 'print' }>;
type Printed = Extract<ToService, { control: 'printed' }>['result'];
