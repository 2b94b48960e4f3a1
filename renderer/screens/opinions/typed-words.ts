import type { ShingiError } from '../../../core/contract/errors.ts';
import { asShingiError } from '../../data/call-cache.ts';

/** Stored this long after the first letter that is not stored yet, in milliseconds. */
const typingPause = 350;

export interface TypedState {
  /** Whether something is on its way to the file. */
  readonly saving: boolean;
  /** Why the last attempt failed; the words stay here. */
  readonly error: ShingiError | null;
}

/** Stores what a field holds. */
export type StoreWords = (key: string, words: string) => Promise<void>;

/**
 * Words as they are typed into fields, on their way to the file: each field at the latest half a second after its first
 * letter that is not stored yet, one after the other. Nothing that could not be stored is given up.
 */
export class TypedWords {
  private readonly store: StoreWords;
  private readonly waiting = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private work: Promise<void> = Promise.resolve();
  private running = 0;
  private error: ShingiError | null = null;
  private readonly listeners = new Set<() => void>();
  private current: TypedState = { saving: false, error: null };

  constructor(store: StoreWords) {
    this.store = store;
  }

  readonly state = (): TypedState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  write(key: string, words: string): void {
    this.waiting.set(key, words);
    this.timer ??= setTimeout(() => this.flush(), typingPause);
    this.tell();
  }

  /** Words of a field that the file does not have yet; undefined when it has them all. */
  pending(key: string): string | undefined {
    return this.waiting.get(key);
  }

  /** Sends everything that waits, at once. */
  flush(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    for (const key of this.waiting.keys()) {
      this.running += 1;
      this.work = this.work.then(() => this.send(key));
    }
    this.tell();
  }

  /** Resolves when all that was typed so far has been tried. @returns whether everything is stored */
  async whenStored(): Promise<boolean> {
    this.flush();
    await this.work;
    return this.waiting.size === 0;
  }

  /** Tries again what could not be stored. */
  readonly retry = (): void => {
    this.error = null;
    this.flush();
  };

  private async send(key: string): Promise<void> {
    const words = this.waiting.get(key);
    try {
      if (words !== undefined) {
        await this.store(key, words);
        // What was typed meanwhile waits for its own turn.
        if (this.waiting.get(key) === words) {
          this.waiting.delete(key);
        }
        this.error = null;
      }
    } catch (failure) {
      this.error = asShingiError(failure);
    } finally {
      this.running -= 1;
      this.tell();
    }
  }

  private tell(): void {
    const saving = this.running > 0 || (this.waiting.size > 0 && this.error === null);
    if (saving !== this.current.saving || this.error !== this.current.error) {
      this.current = { saving, error: this.error };
      for (const listener of this.listeners) {
        listener();
      }
    }
  }
}
