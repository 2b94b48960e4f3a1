import { useEffect, useMemo } from 'react';
import type { CallCache } from './call-cache.ts';
import { onLeaving } from './on-leaving.ts';
import { useSession } from './session.tsx';

interface Desk {
  /** Whether something typed is not in the file yet. */
  readonly unsaved: boolean;
  flush(): void;
}

/** Desks by window and by what is written on them. One with unsaved words outlives the screen that it was made for. */
export type KeptDesks<Kept extends Desk> = WeakMap<CallCache, Map<string, Kept>>;

/**
 * The desk of something that is written, the one that is there already or a new one. It stores what waits when the window
 * is left, and when the component closes.
 * @param make keeps its identity while the desk is to stay
 */
export function useKeptDesk<Kept extends Desk>(desks: KeptDesks<Kept>, key: string, make: () => Kept): Kept {
  const { cache } = useSession();
  const desk = useMemo(() => {
    const known = desks.get(cache) ?? new Map<string, Kept>();
    desks.set(cache, known);
    for (const [id, other] of known) {
      if (id !== key && !other.unsaved) {
        known.delete(id);
      }
    }
    const own = known.get(key) ?? make();
    known.set(key, own);
    return own;
  }, [desks, cache, key, make]);
  useEffect(() => onLeaving(() => desk.flush()), [desk]);
  return desk;
}
