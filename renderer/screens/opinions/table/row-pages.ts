import type { CompiledRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import type { CallCache } from '../../../data/call-cache.ts';
import type { ServiceInput } from '../../../platform/service-link.ts';

/** Which rows in which order. */
export type TableRequest = ServiceInput<'compileOutline'>;

/** Rows are fetched so many at once: a little more than a window shows. */
export const pageSize = 60;

/**
 * Rows of one table, fetched page by page as they come near the part in view, and kept fresh while they are. What was
 * fetched stays visible until something newer is there.
 */
export class RowPages {
  private readonly cache: CallCache;
  private readonly request: TableRequest;
  private readonly wanted = new Map<number, () => void>();
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  constructor(cache: CallCache, request: TableRequest) {
    this.cache = cache;
    this.request = request;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.want(0, 0, 0, -1);
      }
    };
  };

  /** Grows whenever a row may have become another one. */
  readonly version = (): number => this.changes;

  /**
   * Rows from `from` to below `to` are needed, with a page before and after them; and that of the current row, -1 for
   * none, which may be far away.
   */
  want(from: number, to: number, total: number, current: number): void {
    const first = Math.max(0, Math.floor(from / pageSize) - 1);
    const last = Math.min(Math.ceil(total / pageSize), Math.ceil(to / pageSize) + 1);
    const pages = new Set(Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step));
    if (current !== -1) {
      pages.add(Math.floor(current / pageSize));
    }
    let isKnown = false;
    for (const page of pages) {
      if (!this.wanted.has(page)) {
        this.wanted.set(page, this.cache.subscribe('compileTable', this.inputOf(page), this.tell));
        isKnown ||= this.cache.answer('compileTable', this.inputOf(page)).state === 'ready';
      }
    }
    for (const [page, stop] of this.wanted) {
      if (!pages.has(page)) {
        this.wanted.delete(page);
        stop();
      }
    }
    if (isKnown) {
      // Asked before: nothing else will say that it is here.
      this.tell();
    }
  }

  /** The row at an index; undefined while it is on its way. */
  at(index: number): CompiledRow | undefined {
    const page = Math.floor(index / pageSize);
    if (!this.wanted.has(page)) {
      return undefined;
    }
    const answer = this.cache.answer('compileTable', this.inputOf(page));
    return answer.state === 'ready' ? answer.value.rows[index - page * pageSize] : undefined;
  }

  private readonly tell = (): void => {
    this.changes += 1;
    for (const listener of this.listeners) {
      listener();
    }
  };

  private inputOf(page: number): ServiceInput<'compileTable'> {
    return { ...this.request, offset: page * pageSize, limit: pageSize };
  }
}
