import { NotWanted } from './pdf-client.ts';

/** Without scrolling for so long, in milliseconds, the view stands still. */
const pause = 90;

/** Tells when a view that is being scrolled comes to rest, for work that nobody sees while it moves. */
export class Stillness {
  private movedAt = Number.NEGATIVE_INFINITY;
  private timer: number | null = null;
  private waiting: (() => void)[] = [];

  /** The view has been scrolled. */
  moved(): void {
    this.movedAt = performance.now();
  }

  /** Rejects with `NotWanted` when the signal strikes before. */
  wait(signal: AbortSignal): Promise<void> {
    if (performance.now() - this.movedAt >= pause) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      signal.addEventListener('abort', () => reject(new NotWanted()), { once: true });
      this.timer ??= window.setTimeout(() => this.look(), pause);
    });
  }

  private look(): void {
    const left = pause - (performance.now() - this.movedAt);
    if (left > 0) {
      this.timer = window.setTimeout(() => this.look(), left);
      return;
    }
    this.timer = null;
    for (const resolve of this.waiting.splice(0)) {
      resolve();
    }
  }
}
