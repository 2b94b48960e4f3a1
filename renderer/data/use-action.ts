import { useCallback, useRef, useState } from 'react';
import type { ShingiError } from '../../core/contract/errors.ts';
import { asShingiError } from './call-cache.ts';

export interface Action {
  readonly busy: boolean;
  /** Why the last run failed; null after a success. */
  readonly error: ShingiError | null;
  /** Runs the work unless another is under way; resolves to true when it succeeded. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

/** One act at a time, with its failure kept for showing. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ShingiError | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) {
      return false;
    }
    running.current = true;
    setBusy(true);
    try {
      await work();
      setError(null);
      return true;
    } catch (failure) {
      setError(asShingiError(failure));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, run, clear };
}
