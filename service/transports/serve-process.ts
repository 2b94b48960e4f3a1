import {
  type Boot,
  type FromService,
  fromServiceSchema,
  type ToService,
  toServiceSchema,
} from '../../core/contract/boot.ts';
import { type ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import type { BundleFacts } from '../../core/contract/exchange-schemas.ts';
import {
  DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
  type Printer,
  type PrinterEngine,
  type PrintOptions,
  type PrintSource,
} from '../../core/contract/printer.ts';
import { errorDetailSchema, failureOf, issuesOf, type Port } from '../../core/contract/rpc.ts';
import { type ControlChannel, openControlChannel } from './control-channel.ts';

/** An open committee file that can be served to any number of windows. */
export interface ServiceInstance {
  /** Serves the contract on `port`; the returned function stops it. */
  connect(port: Port): () => void;
  /** Newest backup that could be opened if this process died now, or null. */
  latestBackup(): string | null;
  /** Finishes writing and folds the write-ahead log into the file. */
  close(): Promise<void>;
}

export interface BootContext {
  readonly boot: Boot;
  readonly locale: 'ja' | 'en';
  /** The engine of the main process; null where that one is too old and the service needs one of its own. */
  readonly printer: Printer | null;
}

/** The exit status of a service process that met a defect; the host restarts it. */
export const defectExitStatus = 70;

interface RelayedClient {
  readonly receivers: Set<(message: unknown) => void>;
  readonly closers: Set<() => void>;
}

/**
 * Runs this process as the service of one committee file: waits for `boot`, opens the file with `open`, then serves
 * every attached window until told to close or until the host goes away. Told to `inspect` instead, it has `inspect` read a
 * bundle, for windows without a file. A `ShingiError` from `open` is told to the
 * host as `refused` (with `latestBackup` from its detail, where given).
 */
export function serveProcess(
  open: (context: BootContext) => Promise<ServiceInstance>,
  inspect: (path: string, passphrase: string | null) => Promise<BundleFacts>,
): void {
  const channel = openControlChannel();
  const service = new ServiceProcess(channel, open, inspect);
  process.on('unhandledRejection', (reason) => {
    console.error(reason);
    process.exit(defectExitStatus);
  });
  channel.listen((message, port) => service.receive(message, port));
  channel.onClose(() => service.finish());
}

class ServiceProcess {
  private readonly channel: ControlChannel;
  private readonly open: (context: BootContext) => Promise<ServiceInstance>;
  private readonly inspect: (path: string, passphrase: string | null) => Promise<BundleFacts>;
  private instance: ServiceInstance | undefined;
  private opening: Promise<void> | undefined;
  private readonly detachers = new Map<string, () => void>();
  private readonly relayed = new Map<string, RelayedClient>();
  private readonly prints = new Map<number, (answer: PrintedResult) => void>();
  private nextPrint = 1;
  private finishing = false;

  constructor(
    channel: ControlChannel,
    open: (context: BootContext) => Promise<ServiceInstance>,
    inspect: (path: string, passphrase: string | null) => Promise<BundleFacts>,
  ) {
    this.channel = channel;
    this.open = open;
    this.inspect = inspect;
  }

  receive(message: unknown, port: Port | undefined): void {
    const parsed = toServiceSchema.safeParse(message);
    if (!parsed.success) {
      console.error(new ShingiError('invalid-input', issuesOf(parsed.error)));
      return;
    }
    this.obey(parsed.data, port);
  }

  /** Closes the file and ends the process; the host may already be gone. */
  finish(): void {
    if (this.finishing) {
      return;
    }
    this.finishing = true;
    const close = async (): Promise<void> => {
      await this.opening;
      for (const detach of this.detachers.values()) {
        detach();
      }
      await this.instance?.close();
    };
    close().then(
      () => {
        this.send({ control: 'closed' });
        this.channel.end(0);
      },
      (error: unknown) => {
        console.error(error);
        this.channel.end(defectExitStatus);
      },
    );
  }

  private send(message: FromService): void {
    this.channel.post(fromServiceSchema.parse(message));
  }

  private obey(message: ToService, port: Port | undefined): void {
    switch (message.control) {
      case 'boot':
        this.opening = this.boot(message);
        return;
      case 'inspect':
        this.opening = this.look(message);
        return;
      case 'attach':
        this.attach(message.client, port);
        return;
      case 'message':
        for (const receive of this.relayed.get(message.client)?.receivers ?? []) {
          receive(message.message);
        }
        return;
      case 'detach':
        this.detach(message.client);
        return;
      case 'printed':
        this.prints.get(message.seq)?.(message.result);
        this.prints.delete(message.seq);
        return;
      case 'close':
        this.finish();
        return;
    }
  }

  private async boot(message: Extract<ToService, { control: 'boot' }>): Promise<void> {
    try {
      this.instance = await this.open({
        boot: message.boot,
        locale: message.locale,
        printer: message.mainPrinter === null ? null : this.printerOf(message.mainPrinter),
      });
      this.send({ control: 'booted', latestBackup: this.instance.latestBackup() });
    } catch (error) {
      this.refuse(error);
    }
  }

  private async look(message: Extract<ToService, { control: 'inspect' }>): Promise<void> {
    try {
      this.send({ control: 'inspected', facts: await this.inspect(message.path, message.passphrase) });
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    const { code, detail } = failureOf(error);
    if (code === 'internal') {
      console.error(error);
    }
    const backup = detail['latestBackup'];
    this.send({
      control: 'refused',
      code,
      detail: errorDetailSchema.parse(detail),
      latestBackup: typeof backup === 'string' ? backup : null,
    });
  }

  private attach(client: string, port: Port | undefined): void {
    if (this.instance === undefined) {
      console.error(new ShingiError('conflict', { control: 'attach', client }));
      return;
    }
    this.detach(client);
    this.detachers.set(client, this.instance.connect(port ?? this.relayedPort(client)));
  }

  private detach(client: string): void {
    this.detachers.get(client)?.();
    this.detachers.delete(client);
    const relayed = this.relayed.get(client);
    this.relayed.delete(client);
    for (const closed of relayed?.closers ?? []) {
      closed();
    }
  }

  private relayedPort(client: string): Port {
    const state: RelayedClient = { receivers: new Set(), closers: new Set() };
    this.relayed.set(client, state);
    return {
      post: (message) => this.send({ control: 'message', client, message }),
      listen: (receive) => {
        state.receivers.add(receive);
        return () => state.receivers.delete(receive);
      },
      onClose: (closed) => {
        state.closers.add(closed);
        return () => state.closers.delete(closed);
      },
      close: () => this.detach(client),
    };
  }

  private printerOf(engine: PrinterEngine): Printer {
    return {
      engine,
      print: (source, options, signal) => this.print(source, options, signal),
      // The engine belongs to main, which ends it.
      close: () => Promise.resolve(),
    };
  }

  private print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array> {
    const seq = this.nextPrint++;
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new ShingiError('cancelled'));
        return;
      }
      const cancel = (): void => this.send({ control: 'cancel-print', seq });
      signal.addEventListener('abort', cancel, { once: true });
      this.prints.set(seq, (result) => {
        signal.removeEventListener('abort', cancel);
        if (result.ok) {
          resolve(result.pdf);
        } else {
          reject(new ShingiError(result.code, result.detail as ErrorDetail));
        }
      });
      this.send({
        control: 'print',
        seq,
        path: source.path,
        folders: [...source.folders],
        timeoutMilliseconds: options.timeoutMilliseconds ?? DEFAULT_PRINT_TIMEOUT_MILLISECONDS,
      });
    });
  }
}

type PrintedResult = Extract<ToService, { control: 'printed' }>['result'];
