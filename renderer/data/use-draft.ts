import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ShingiError } from '../../core/contract/errors.ts';
import type { Id } from '../../core/domain/ids.ts';
import { newId } from '../platform/new-id.ts';
import { type Answer, asShingiError } from './call-cache.ts';
import { DraftSession, type DraftView, type SessionTools } from './draft-session.ts';
import { onLeaving } from './on-leaving.ts';
import { useAsk } from './session.tsx';

const windowTools: SessionTools = {
  newId,
  now: () => Date.now(),
  later: (act, milliseconds) => {
    const timer = window.setTimeout(act, milliseconds);
    return () => window.clearTimeout(timer);
  },
};

/**
 * Opens a draft for editing as long as the component is shown, and stores what is typed: within a second of the last key,
 * when the window loses the focus or is hidden, and when it or the component closes.
 */
export function useDraft(draftId: Id): Answer<DraftSession> {
  const ask = useAsk();
  const [answer, setAnswer] = useState<Answer<DraftSession>>({ state: 'loading' });
  useEffect(() => {
    let session: DraftSession | null = null;
    let gone = false;
    const store = (): void => void session?.flush();
    ask('draft', { draftId }).then(
      (opened) => {
        if (!gone) {
          session = new DraftSession({ call: ask }, windowTools, opened);
          setAnswer({ state: 'ready', value: session });
        }
      },
      (error: unknown) => {
        if (!gone) {
          setAnswer({ state: 'failed', error: asShingiError(error) satisfies ShingiError });
        }
      },
    );
    const end = onLeaving(store);
    return () => {
      gone = true;
      end();
    };
  }, [ask, draftId]);
  return answer;
}

/** What an open draft shows, kept fresh. */
export function useDraftView(session: DraftSession): DraftView {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
