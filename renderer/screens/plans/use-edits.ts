import { useCallback, useRef, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { asShingiError } from '../../data/call-cache.ts';
import { useAnnounce } from '../../ui/status.tsx';

export interface Edits {
  /** Does one edit after the other, in the order in which they were asked for; none is lost to a quick hand. */
  readonly run: (work: () => Promise<void>) => void;
  /** Why the last edit failed; null after a success. */
  readonly error: ShingiError | null;
  /** What was done last, in words. */
  readonly said: string;
  /** Shows what was done, and speaks it. */
  readonly say: (words: string) => void;
}

/** Live edits of a plan: each is one command of the service. */
export function useEdits(): Edits {
  const announce = useAnnounce();
  const [error, setError] = useState<ShingiError | null>(null);
  const [said, setSaid] = useState('');
  const queue = useRef<Promise<void>>(Promise.resolve());
  const run = useCallback((work: () => Promise<void>) => {
    queue.current = queue.current.then(work).then(
      () => setError(null),
      (failure: unknown) => setError(asShingiError(failure)),
    );
  }, []);
  const say = useCallback(
    (words: string) => {
      setSaid(words);
      announce(words);
    },
    [announce],
  );
  return { run, error, said, say };
}
