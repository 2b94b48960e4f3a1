import { ZodError } from 'zod';
import type { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { Id, NewId } from '../../core/domain/ids.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import { operationsBetween } from '../../core/domain/materials/content-changes.ts';
import { contentAfter, type Draft } from '../../core/domain/materials/draft.ts';
import { DraftMismatch, type DraftOperation } from '../../core/domain/materials/draft-operation.ts';
import type { ServiceOutput } from '../platform/service-link.ts';
import { asShingiError, type Caller } from './call-cache.ts';

/** `waiting`: typed and not on its way yet. `failed`: tried again by itself. `conflict`: needs a person. */
export type DraftStatus = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftView {
  readonly draft: Draft;
  /** The version it was begun from is not the current one any more. */
  readonly isBehind: boolean;
  /** What the draft says, everything typed included. */
  readonly content: MaterialContent;
  readonly status: DraftStatus;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Unix time in milliseconds of the newest stored change. */
  readonly changedAt: number;
  /** Why the last attempt to store something failed; null while all is well. */
  readonly error: ShingiError | null;
}

export interface SessionTools {
  readonly newId: NewId;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Calls `act` after that many milliseconds unless the returned function was called before. */
  readonly later: (act: () => void, milliseconds: number) => () => void;
}

interface Edit {
  readonly step: Id;
  readonly before: MaterialContent;
  readonly after: MaterialContent;
}

/** After the last key, and at the latest after the first one that is not stored: together below a second. */
const idleMilliseconds = 300;
const longestMilliseconds = 700;
/** A pause in a field after which further typing is a step of its own. */
const stepMilliseconds = 30_000;
const retryMilliseconds = 2000;

/**
 * A draft being edited in this window: its content at once, stored behind it within a second. Editors give functions from
 * content to content; what is sent is the difference. One for each draft that is shown.
 */
export class DraftSession {
  private readonly caller: Caller;
  private readonly tools: SessionTools;
  private readonly listeners = new Set<() => void>();
  private view: DraftView;
  private revision: number;
  /** On their way. */
  private sending: readonly Edit[] = [];
  /** Not on their way yet. */
  private pending: Edit[] = [];
  private lastEdit: { readonly key: string | null; readonly step: Id; readonly at: number } | null = null;
  private firstWaiting: number | null = null;
  private stopTimer: () => void = () => undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(caller: Caller, tools: SessionTools, opened: ServiceOutput<'draft'>) {
    this.caller = caller;
    this.tools = tools;
    this.revision = opened.draft.revision;
    this.view = {
      draft: opened.draft,
      isBehind: opened.isBehind,
      content: opened.content,
      status: 'saved',
      canUndo: opened.canUndo,
      canRedo: opened.canRedo,
      changedAt: opened.draft.changedAt,
      error: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftView => this.view;

  /** What calls that end the draft have to name; only after `flush`. */
  get standing(): { draftId: Id; revision: number } {
    return { draftId: this.view.draft.id, revision: this.revision };
  }

  /**
   * Changes the content. Edits with the same key (the field typed in) are one step until `endStep`, another key or a long
   * pause; null is always a step of its own.
   */
  edit(change: (content: MaterialContent) => MaterialContent, key: string | null): void {
    const before = this.view.content;
    const after = change(before);
    if (after === before) {
      return;
    }
    const now = this.tools.now();
    const known = this.lastEdit;
    const goesOn = key !== null && known !== null && known.key === key && now - known.at < stepMilliseconds;
    const step = goesOn ? known.step : this.tools.newId();
    this.lastEdit = { key, step, at: now };
    const last = this.pending.at(-1);
    if (goesOn && last?.step === step) {
      this.pending[this.pending.length - 1] = { ...last, after };
    } else {
      this.pending.push({ step, before, after });
    }
    this.firstWaiting ??= now;
    this.show({ content: after, status: 'waiting', canUndo: true, canRedo: false });
    this.wait(Math.max(0, Math.min(idleMilliseconds, this.firstWaiting + longestMilliseconds - now)));
  }

  /** Number, title and distribution of the paper were changed. */
  rename(draft: Draft): void {
    this.show({ draft });
  }

  /** What is typed next is a step of its own: the field was left. */
  endStep(): void {
    this.lastEdit = null;
  }

  /** Stores what is not stored yet. @returns whether everything is stored */
  async flush(): Promise<boolean> {
    this.stopTimer();
    this.enqueue(() => this.store());
    await this.work;
    return this.pending.length === 0 && this.view.status === 'saved';
  }

  /** Takes the last step back, or does it again. @returns what was done to the content; nothing where there was nothing */
  async step(act: 'undo' | 'redo'): Promise<readonly DraftOperation[]> {
    let done: readonly DraftOperation[] = [];
    this.endStep();
    this.stopTimer();
    this.enqueue(() => this.store());
    this.enqueue(async () => {
      if (this.pending.length > 0) {
        return;
      }
      const { revision, operations, changedAt, canUndo, canRedo } = await this.caller.call('stepDraft', {
        ...this.standing,
        act,
      });
      this.revision = revision;
      done = operations;
      const content = contentAfter(this.view.content, operations);
      this.show({ content, changedAt, canUndo, canRedo, status: 'saved', error: null });
    });
    await this.work;
    return done;
  }

  /** Throws away what could not be stored and shows what the file says. */
  async reload(): Promise<void> {
    this.pending = [];
    this.enqueue(async () => {
      const opened = await this.caller.call('draft', { draftId: this.view.draft.id });
      this.take(opened);
      this.show({ content: opened.content, status: 'saved', error: null });
    });
    await this.work;
  }

  private take({ draft, isBehind, canUndo, canRedo }: ServiceOutput<'draft'>): void {
    this.revision = draft.revision;
    this.show({ draft, isBehind, canUndo, canRedo, changedAt: draft.changedAt });
  }

  private show(changes: Partial<DraftView>): void {
    this.view = { ...this.view, ...changes };
    for (const listener of this.listeners) {
      listener();
    }
  }

  private wait(milliseconds: number): void {
    this.stopTimer();
    this.stopTimer = this.tools.later(() => this.enqueue(() => this.store()), milliseconds);
  }

  /** One after the other: every call names the revision that the one before led to. */
  private enqueue(act: () => Promise<void>): void {
    this.work = this.work.then(act).catch((error: unknown) => this.recover(asShingiError(error)));
  }

  private async store(): Promise<void> {
    const edits = this.pending;
    const changes = edits
      .map(({ step, before, after }) => ({ step, operations: operationsBetween(before, after) }))
      .filter(({ operations }) => operations.length > 0);
    this.pending = [];
    this.firstWaiting = null;
    if (changes.length > 0) {
      // What is typed meanwhile begins a new edit, of the same step where it goes on.
      this.sending = edits;
      this.show({ status: 'saving' });
      const stored = await this.caller.call('changeDraft', { ...this.standing, changes });
      this.sending = [];
      this.revision = stored.revision;
      this.show({ changedAt: stored.changedAt, canUndo: stored.canUndo, canRedo: stored.canRedo });
    }
    this.settle();
  }

  /** Everything sent is stored; what was typed since waits. */
  private settle(): void {
    this.show(
      this.pending.length === 0
        ? { status: 'saved', error: null }
        : { status: 'waiting', error: null, canUndo: true, canRedo: false },
    );
  }

  /** After a refusal: what stands in the file decides whether to send again, to go on, or to ask a person. */
  private async recover(error: ShingiError): Promise<void> {
    const sent = this.sending;
    this.sending = [];
    this.pending = [...sent, ...this.pending];
    this.show({ status: 'failed', error });
    if (error.code !== 'conflict' && error.code !== 'service-lost') {
      this.wait(retryMilliseconds);
      return;
    }
    try {
      const opened = await this.caller.call('draft', { draftId: this.view.draft.id });
      const stored = sent.at(-1)?.after;
      if (stored !== undefined && canonicalJson(stored) === canonicalJson(opened.content)) {
        // Only the answer was lost.
        this.pending = this.pending.slice(sent.length);
        this.take(opened);
        this.settle();
      } else {
        this.rebase(opened);
      }
      if (this.pending.length > 0) {
        this.wait(0);
      }
    } catch (failure) {
      if (failure instanceof DraftMismatch || failure instanceof ZodError) {
        this.show({ status: 'conflict', error });
      } else {
        this.show({ status: 'failed', error: asShingiError(failure) });
        this.wait(retryMilliseconds);
      }
    }
  }

  /** Puts what is not stored onto what another window has stored. Throws where it does not fit. */
  private rebase(opened: ServiceOutput<'draft'>): void {
    let { content } = opened;
    this.pending = this.pending.map(({ step, before, after }): Edit => {
      const from = content;
      content = contentAfter(from, operationsBetween(before, after));
      return { step, before: from, after: content };
    });
    this.take(opened);
    this.show({ content });
    this.settle();
  }
}
