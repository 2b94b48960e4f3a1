import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ItemChanges, ResponseChanges } from '../../../core/contract/compile-schemas.ts';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { useWords } from '../../app/words.ts';
import { asShingiError, type CallCache } from '../../data/call-cache.ts';
import { onLeaving } from '../../data/on-leaving.ts';
import { useAsk, useSession } from '../../data/session.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { type TypedState, TypedWords } from './typed-words.ts';

/** Texts of a row that are stored as they are typed. */
export type TypedField = 'summary' | 'note' | 'text' | 'reason' | 'section';

/** Everything that can be done to rows. Each act is one command and one step that can be taken back. */
export interface CompileActs {
  readonly typed: TypedWords;
  readonly typedState: TypedState;
  /** An act is under way. */
  readonly busy: boolean;
  /** Why the last act was refused; null when all is well. */
  readonly error: ShingiError | null;
  readonly dismiss: () => void;
  /** Stores what was typed, then does the work. Resolves to true when it succeeded. `done` is spoken. */
  readonly ask: ReturnType<typeof useAsk>;
  readonly run: (work: () => Promise<unknown>, done: string) => Promise<boolean>;
  readonly change: (itemIds: readonly string[], changes: ItemChanges, done: string) => Promise<boolean>;
  readonly answer: (itemIds: readonly string[], changes: ResponseChanges, done: string) => Promise<boolean>;
  readonly step: (act: 'undo' | 'redo') => Promise<void>;
}

/** One for each window: words that could not be stored outlive the screen. */
const desks = new WeakMap<CallCache, TypedWords>();

function useTypedWords(): TypedWords {
  const { cache, link } = useSession();
  const desk = useMemo(() => {
    const known =
      desks.get(cache) ??
      new TypedWords(async (key, words) => {
        const [field = '', itemId = ''] = key.split(' ');
        const name = field as TypedField;
        const call = name === 'summary' || name === 'note' ? 'changeItems' : 'changeResponse';
        await link.call(call, { itemIds: [itemId], changes: { [name]: words } });
      });
    desks.set(cache, known);
    return known;
  }, [cache, link]);
  useEffect(() => onLeaving(() => desk.flush()), [desk]);
  return desk;
}

const stepNames = [
  'summary',
  'category',
  'note',
  'text',
  'status',
  'disposition',
  'reason',
  'section',
  'sameAs',
  'reportedMeetingId',
  'groupOpinions',
  'ungroupOpinions',
  'renameGroup',
  'splitOpinion',
  'savePlanChange',
  'removePlanChange',
  'renumberOpinions',
  'acknowledgeRevisions',
] as const;

export function useActs(meetingId: string): CompileActs {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const typed = useTypedWords();
  const typedState = useSyncExternalStore(typed.subscribe, typed.state);
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<ShingiError | null>(null);
  const run = useCallback(
    async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
      setRunning((count) => count + 1);
      try {
        await typed.whenStored();
        await work();
        setError(null);
        announce(done);
        return true;
      } catch (failure) {
        setError(asShingiError(failure));
        return false;
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [typed, announce],
  );
  const acts = useMemo(
    () => ({
      ask,
      run,
      change: (itemIds: readonly string[], changes: ItemChanges, done: string) =>
        run(() => ask('changeItems', { itemIds: [...itemIds], changes }), done),
      answer: (itemIds: readonly string[], changes: ResponseChanges, done: string) =>
        run(() => ask('changeResponse', { itemIds: [...itemIds], changes }), done),
      step: async (act: 'undo' | 'redo'): Promise<void> => {
        let label: string | null = null;
        const isDone = await run(async () => {
          ({ label } = await ask('stepCompile', { meetingId, act }));
        }, '');
        if (isDone) {
          const name = stepNames.find((known) => known === label) ?? 'several';
          const words = { undo: 'compile:undone', redo: 'compile:redone' } as const;
          const none = { undo: 'compile:nothingToUndo', redo: 'compile:nothingToRedo' } as const;
          announce(label === null ? t(none[act]) : t(words[act], { step: t(`compile:step.${name}`) }));
        }
      },
      dismiss: () => setError(null),
    }),
    [run, ask, meetingId, announce, t],
  );
  return { typed, typedState, busy: running > 0, error, ...acts };
}
