import type { ShingiError } from '../../../core/contract/errors.ts';
import type { KnownAnnotation } from '../../annotate/model.ts';
import { asShingiError, type Caller } from '../../data/call-cache.ts';
import { type AnnotationCommand, afterCommand } from './annotation-commands.ts';

/** Typing is stored this long after its first letter that is not stored yet, in milliseconds. */
const typingPause = 400;
/** How often a command is sent again after the service was lost, before a person is asked. */
const mostAttempts = 3;

export interface DeskState {
  /** The annotations as they will be when everything is stored. */
  readonly known: readonly KnownAnnotation[];
  /** What could not be stored, and whether sending it again may help; it stays on the screen meanwhile. */
  readonly failure: { readonly error: ShingiError; readonly mayRetry: boolean } | null;
  /** Whether something is on its way to the file. */
  readonly saving: boolean;
}

interface Queued {
  readonly command: AnnotationCommand;
  attempts: number;
  sent: boolean;
}

/** Refusals that the same words would meet again. */
const final = new Set(['invalid-input', 'not-author', 'not-found', 'conflict', 'unknown-call']);

/**
 * What is on its way to the file. It shows every act at once, sends commands in order without waiting for each other, sends
 * them again when the service was lost, and gives nothing up that could not be stored.
 */
export class AnnotationDesk {
  private readonly caller: Caller;
  private stored: readonly KnownAnnotation[] = [];
  /** Stored, but not in `stored` yet. */
  private settled: AnnotationCommand[] = [];
  private queue: Queued[] = [];
  private drafts = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failure: DeskState['failure'] = null;
  private idleListeners: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private current: DeskState = { known: [], failure: null, saving: false };

  constructor(caller: Caller) {
    this.caller = caller;
  }

  readonly state = (): DeskState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Takes over a fresh answer of the service. */
  receive(known: readonly KnownAnnotation[]): void {
    if (this.stored === known) {
      return;
    }
    this.stored = known;
    // Answers come in the order of the questions: everything stored by now is in this one.
    this.settled = [];
    this.tell();
  }

  /** Does something at once; typing that is not stored yet goes before it. */
  act(command: AnnotationCommand): void {
    this.takeDrafts();
    this.queue.push({ command, attempts: 0, sent: false });
    this.tell();
    this.send();
  }

  /** Words as they are typed. Stored after a moment, or with the next `flush`. */
  write(id: string, body: string): void {
    this.drafts.set(id, body);
    this.timer ??= setTimeout(() => this.flush(), typingPause);
    this.tell();
  }

  /** Sends everything that waits, at once. */
  flush(): void {
    this.takeDrafts();
    this.send();
  }

  /** Resolves when everything has been stored or refused. */
  whenStored(): Promise<void> {
    this.flush();
    return this.queue.length === 0 || this.failure !== null
      ? Promise.resolve()
      : new Promise((resolve) => this.idleListeners.push(resolve));
  }

  /** Whether words or marks are here that the file does not have. */
  get unsaved(): boolean {
    return this.queue.length > 0 || this.drafts.size > 0;
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

  private takeDrafts(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    for (const [id, body] of this.drafts) {
      const command = { call: 'updateAnnotation', input: { id, changes: { body } }, at: Date.now() } as const;
      this.queue.push({ command, attempts: 0, sent: false });
    }
    this.drafts.clear();
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

  private settle(entry: Queued): void {
    this.queue = this.queue.filter((other) => other !== entry);
    this.settled.push(entry.command);
    this.tell();
  }

  private refuse(entry: Queued, error: ShingiError): void {
    entry.sent = false;
    const stored = alreadyStored(entry, error);
    if (stored) {
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
    const commands = [...this.settled, ...this.queue.map(({ command }) => command)];
    let known = commands.reduce(afterCommand, this.stored);
    for (const [id, body] of this.drafts) {
      known = known.map((entry) =>
        entry.annotation.id === id ? { ...entry, annotation: { ...entry.annotation, body } } : entry,
      );
    }
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

/** A command that was sent again and had been stored the first time. */
function alreadyStored({ command, attempts }: Queued, { code }: ShingiError): boolean {
  if (attempts < 2) {
    return false;
  }
  return command.call === 'removeAnnotation'
    ? code === 'not-found'
    : (command.call === 'addAnnotation' || command.call === 'replyToAnnotation') && code === 'conflict';
}
