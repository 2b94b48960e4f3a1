import type { CompiledRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import type { CallCache } from '../../../data/call-cache.ts';
import type { ServiceInput } from '../../../platform/service-link.ts';
import { Rush, rushEnds } from './rush.ts';

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
  /** Answers by page, looked up once for all of its rows. */
  private readonly answers = new Map<number, readonly CompiledRow[]>();
  private changes = 0;
  private readonly rush = new Rush();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(cache: CallCache, request: TableRequest) {
    this.cache = cache;
    this.request = request;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearTimeout(this.waiting);
        this.fetch(0, 0, 0, -1);
      }
    };
  };

  /** Grows whenever a row may have become another one. */
  readonly version = (): number => this.changes;

  /**
   * Rows from `from` to below `to` are needed, with a page before and after them; and that of the current row, -1 for
   * none, which may be far away. Where the reader rushes through the table, rows are fetched where that ends: those on the
   * way would be gone before they came.
   */
  want(from: number, to: number, total: number, current: number): void {
    clearTimeout(this.waiting);
    if (this.rush.goesOn(from, performance.now())) {
      this.waiting = setTimeout(() => this.fetch(from, to, total, current), rushEnds);
    } else {
      this.fetch(from, to, total, current);
    }
  }

  private fetch(from: number, to: number, total: number, current: number): void {
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
        this.answers.delete(page);
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
    let rows = this.answers.get(page);
    if (rows === undefined && this.wanted.has(page)) {
      const answer = this.cache.answer('compileTable', this.inputOf(page));
      rows = answer.state === 'ready' ? answer.value.rows : [];
      this.answers.set(page, rows);
    }
    return rows?.[index - page * pageSize];
  }

  private readonly tell = (): void => {
    this.changes += 1;
    this.answers.clear();
    for (const listener of this.listeners) {
      listener();
    }
  };

  private inputOf(page: number): ServiceInput<'compileTable'> {
    return { ...this.request, offset: page * pageSize, limit: pageSize };
  }
}
