import { ShingiError } from '../../core/contract/errors.ts';
import { messageOf } from '../../core/contract/rpc.ts';
import type {
  ServiceCall,
  ServiceEventPayload,
  ServiceInput,
  ServiceOutput,
} from '../platform/service-link.ts';

export type Topic = ServiceEventPayload<'changed'>['topics'][number];

/** Calls whose answers windows keep, and which changes make them stale. */
const topicsOf = {
  overview: ['committee', 'members', 'materials', 'reading'],
  home: ['committee', 'materials', 'reading', 'schedule', 'annotations'],
  // Its reading mark is taken from the overview, so that scrolling does not fetch the text again.
  material: ['materials'],
  blocks: [],
  search: ['materials'],
  members: ['members'],
  plans: ['plans', 'materials'],
  planMappings: ['plans'],
  sharedContents: ['plans'],
  planSteps: ['plans'],
  schedule: ['schedule', 'materials'],
  check: ['materials', 'evidence'],
  evaluation: ['materials', 'evidence'],
  evidence: ['materials', 'evidence'],
  surveys: ['evidence'],
  printPreflight: ['materials'],
  owner: ['committee'],
  annotations: ['annotations', 'materials'],
  allAnnotations: ['annotations', 'materials'],
  replacement: ['annotations', 'materials'],
  comparison: ['materials'],
  countAnnotations: ['annotations', 'materials'],
  undoState: ['annotations'],
  drafts: ['drafts', 'materials'],
  // How many shared notes go along is part of it.
  mySheet: ['opinions', 'annotations', 'committee'],
  ownSheets: ['opinions', 'committee', 'materials'],
  sheetDraft: ['opinions'],
  quickEntries: ['opinions'],
  meetingToCollect: ['opinions', 'materials', 'settings'],
  receivedResponses: ['opinions'],
  opinionSettings: ['opinions', 'plans', 'settings'],
  compileOutline: ['opinions', 'plans', 'materials'],
  compileTable: ['opinions', 'plans', 'materials'],
  compileViews: ['opinions', 'materials'],
  compileFacets: ['opinions'],
  compileTotals: ['opinions'],
  compileSteps: ['opinions'],
  compiledItem: ['opinions', 'plans', 'materials'],
  itemHistory: ['opinions'],
  opinionCounts: ['opinions'],
  previewOpinionTable: ['opinions', 'members', 'materials', 'plans'],
  previewPlanChanges: ['opinions', 'members', 'materials'],
  previewSheetCollection: ['opinions', 'members'],
  planChanges: ['opinions'],
  opinionUse: ['opinions'],
  changesOfMaterial: ['opinions'],
  sheetTerms: ['opinions'],
  sheetDrafts: ['opinions'],
  receivedSheets: ['opinions', 'transfers', 'members', 'annotations'],
  sheetsOfMember: ['opinions', 'transfers', 'members'],
  receivedSheet: ['opinions', 'transfers', 'members', 'annotations'],
  packPreflight: ['materials', 'opinions', 'transfers', 'annotations'],
  transfers: ['transfers'],
  keys: ['transfers', 'members', 'opinions'],
  watchedFolder: ['transfers'],
} as const satisfies Partial<Record<ServiceCall, readonly Topic[]>>;

export type CachedCall = keyof typeof topicsOf;

/** What is known of an answer. A stale value stays visible while a new one is on its way. */
export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ShingiError };

/** Whatever can ask the service. */
export interface Caller {
  call<K extends ServiceCall>(call: K, input: ServiceInput<K>): Promise<ServiceOutput<K>>;
}

interface Entry {
  readonly call: CachedCall;
  readonly input: unknown;
  answer: Answer<unknown>;
  /** Raised with every request, so that a late answer does not overwrite a newer one. */
  request: number;
  readonly listeners: Set<() => void>;
}

const loading: Answer<never> = { state: 'loading' };
const keptWithoutListeners = 40;

/** Answers of the service, kept until something they depend on has changed. */
export class CallCache {
  private readonly caller: Caller;
  private readonly entries = new Map<string, Entry>();

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** The answer as far as it is known; the first question of a call starts the request. */
  answer<K extends CachedCall>(call: K, input: ServiceInput<K>): Answer<ServiceOutput<K>> {
    return this.entry(call, input).answer as Answer<ServiceOutput<K>>;
  }

  /** Calls `listener` when the answer changes; returns a function that stops it. */
  subscribe<K extends CachedCall>(call: K, input: ServiceInput<K>, listener: () => void): () => void {
    const entry = this.entry(call, input);
    entry.listeners.add(listener);
    return () => {
      entry.listeners.delete(listener);
      this.prune();
    };
  }

  /** Asks again for what is shown and depends on one of the topics; forgets what is not shown. */
  invalidate(topics: readonly Topic[]): void {
    for (const [key, entry] of this.entries) {
      if (!topicsOf[entry.call].some((topic: Topic) => topics.includes(topic))) {
        continue;
      }
      if (entry.listeners.size === 0) {
        this.entries.delete(key);
      } else {
        this.request(entry);
      }
    }
  }

  /** What is known already, because the window itself is about to store it. */
  put<K extends CachedCall>(call: K, input: ServiceInput<K>, value: ServiceOutput<K>): void {
    const entry = this.entry(call, input);
    entry.request += 1;
    this.settle(entry, { state: 'ready', value });
  }

  /** Asks again after a failure. */
  retry<K extends CachedCall>(call: K, input: ServiceInput<K>): void {
    const entry = this.entry(call, input);
    this.settle(entry, loading);
    this.request(entry);
  }

  private entry<K extends CachedCall>(call: K, input: ServiceInput<K>): Entry {
    const key = `${call} ${JSON.stringify(input)}`;
    const known = this.entries.get(key);
    if (known !== undefined) {
      return known;
    }
    const entry: Entry = { call, input, answer: loading, request: 0, listeners: new Set() };
    this.entries.set(key, entry);
    this.request(entry);
    return entry;
  }

  private request(entry: Entry): void {
    entry.request += 1;
    const { request } = entry;
    this.caller.call(entry.call, entry.input as never).then(
      (value: unknown) => {
        if (request === entry.request && !sameValue(entry.answer, value)) {
          this.settle(entry, { state: 'ready', value });
        }
      },
      (error: unknown) => {
        if (request === entry.request) {
          this.settle(entry, { state: 'failed', error: asShingiError(error) });
        }
      },
    );
  }

  private settle(entry: Entry, answer: Answer<unknown>): void {
    entry.answer = answer;
    for (const listener of entry.listeners) {
      listener();
    }
  }

  private prune(): void {
    const unused = [...this.entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of unused.slice(0, Math.max(0, unused.length - keptWithoutListeners))) {
      this.entries.delete(key);
    }
  }
}

/** An equal answer keeps its identity, so that nothing is drawn anew. */
function sameValue(answer: Answer<unknown>, value: unknown): boolean {
  return answer.state === 'ready' && JSON.stringify(answer.value) === JSON.stringify(value);
}

/** Anything caught as a `ShingiError`. */
export function asShingiError(error: unknown): ShingiError {
  return error instanceof ShingiError
    ? error
    : new ShingiError('internal', { message: messageOf(error) }, { cause: error });
}
