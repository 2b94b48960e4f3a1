import type { ErrorCode, ShingiError } from '../../core/contract/errors.ts';
import type { ServiceCall } from '../platform/service-link.ts';
import { asShingiError, type Caller } from './call-cache.ts';

/** Typing is stored this long after its first letter that is not stored yet, in milliseconds. */
const typingPause = 400;
/** How often a command is sent again after the service was lost, before a person is asked. */
const mostAttempts = 3;

/** Something to be stored. It may be sent twice without harm, because a service that was lost may have stored it. */
export interface DeskCommand {
  readonly call: ServiceCall;
  readonly input: unknown;
}

export interface DeskRules<Known, Command extends DeskCommand> {
  /** What is known once a command is stored. */
  readonly after: (known: Known, command: Command) => Known;
  /** Whether such a refusal means that an earlier attempt was stored after all. */
  readonly wasStored: (command: Command, code: ErrorCode) => boolean;
}

export interface DeskState<Known> {
  /** What there will be when everything is stored. */
  readonly known: Known;
  /** What could not be stored, and whether sending it again may help; it stays on the screen meanwhile. */
  readonly failure: { readonly error: ShingiError; readonly mayRetry: boolean } | null;
  /** Whether something is on its way to the file. */
  readonly saving: boolean;
}

interface Queued<Command> {
  readonly command: Command;
  attempts: number;
  sent: boolean;
}

/** Refusals that the same words would meet again. */
const final = new Set<ErrorCode>(['invalid-input', 'not-author', 'not-found', 'conflict', 'unknown-call']);

/**
 * What is on its way to the file. It shows every act at once, sends commands in order without waiting for each other, sends
 * them again when the service was lost, and gives nothing up that could not be stored.
 */
export class CommandDesk<Known, Command extends DeskCommand> {
  private readonly caller: Caller;
  private readonly rules: DeskRules<Known, Command>;
  private stored: Known;
  /** Stored, but not in `stored` yet. */
  private settled: Command[] = [];
  private queue: Queued<Command>[] = [];
  /** What is being typed, by the field it is typed into. */
  private readonly typed = new Map<string, Command>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failure: DeskState<Known>['failure'] = null;
  private idleListeners: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private current: DeskState<Known>;

  constructor(caller: Caller, known: Known, rules: DeskRules<Known, Command>) {
    this.caller = caller;
    this.rules = rules;
    this.stored = known;
    this.current = { known, failure: null, saving: false };
  }

  readonly state = (): DeskState<Known> => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Takes over a fresh answer of the service. */
  receive(known: Known): void {
    if (this.stored === known) {
      return;
    }
    this.stored = known;
    // Answers come in the order of the questions: everything stored by now is in this one.
    this.settled = [];
    this.tell();
  }

  /** Does something at once; typing that is not stored yet goes before it. */
  act(command: Command): void {
    this.takeTyped();
    this.queue.push({ command, attempts: 0, sent: false });
    this.tell();
    this.send();
  }

  /** What is typed into a field, as a command that is sent after a moment, or with the next `flush`. */
  type(field: string, command: Command): void {
    this.typed.set(field, command);
    this.timer ??= setTimeout(() => this.flush(), typingPause);
    this.tell();
  }

  /** Sends everything that waits, at once. */
  flush(): void {
    this.takeTyped();
    this.send();
  }

  /** Resolves when everything has been stored or refused. */
  whenStored(): Promise<void> {
    this.flush();
    return this.queue.length === 0 || this.failure !== null
      ? Promise.resolve()
      : new Promise((resolve) => this.idleListeners.push(resolve));
  }

  /** Whether something is here that the file does not have. */
  get unsaved(): boolean {
    return this.queue.length > 0 || this.typed.size > 0;
  }

  /** Sends again what could not be stored. */
  retry(): void {
    this.failure = null;
    for (const entry of this.queue) {
      entry.attempts = 0;
    }
    this.tell();
    this.send();
  }

  /** The reader has seen why something was refused. */
  dismiss(): void {
    this.failure = null;
    this.tell();
  }

  private takeTyped(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    for (const command of this.typed.values()) {
      this.queue.push({ command, attempts: 0, sent: false });
    }
    this.typed.clear();
  }

  private send(): void {
    if (this.failure?.mayRetry === true) {
      return;
    }
    for (const entry of this.queue) {
      if (!entry.sent) {
        entry.sent = true;
        entry.attempts += 1;
        const { call, input } = entry.command;
        this.caller.call(call, input as never).then(
          () => this.settle(entry),
          (error: unknown) => this.refuse(entry, asShingiError(error)),
        );
      }
    }
  }

  private settle(entry: Queued<Command>): void {
    this.queue = this.queue.filter((other) => other !== entry);
    this.settled.push(entry.command);
    this.tell();
  }

  private refuse(entry: Queued<Command>, error: ShingiError): void {
    entry.sent = false;
    if (entry.attempts > 1 && this.rules.wasStored(entry.command, error.code)) {
      this.settle(entry);
    } else if (final.has(error.code)) {
      this.queue = this.queue.filter((other) => other !== entry);
      this.failure = { error, mayRetry: false };
      this.tell();
    } else if (error.code === 'service-lost' && entry.attempts < mostAttempts) {
      this.send();
    } else {
      this.failure = { error, mayRetry: true };
      this.tell();
    }
  }

  private tell(): void {
    const commands = [...this.settled, ...this.queue.map(({ command }) => command), ...this.typed.values()];
    const known = commands.reduce(this.rules.after, this.stored);
    this.current = { known, failure: this.failure, saving: this.unsaved };
    for (const listener of this.listeners) {
      listener();
    }
    if (this.queue.length === 0 || this.failure !== null) {
      const waiting = this.idleListeners;
      this.idleListeners = [];
      for (const resolve of waiting) {
        resolve();
      }
    }
  }
}
