import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { useSteps } from './plan-frame.tsx';

type Steps = ReturnType<typeof useSteps>;

/**
 * Where the focus belongs when items come and go: a step taken back or done again leads to the first item that it brought;
 * where the item in focus went away, the one in its place follows.
 * @param ids of what is shown, in order
 * @param show selects an item and, unless told to leave the focus, puts it there
 */
export function useStepFocus(
  steps: Steps,
  ids: readonly string[],
  show: (id: string, moveFocus: boolean) => void,
): Steps {
  const { undo, redo, run } = steps;
  const before = useRef(ids);
  const stepping = useRef(false);
  const look = useEffectEvent((now: readonly string[]): void => {
    const known = before.current;
    before.current = now;
    const gone = known.findIndex((id) => !now.includes(id));
    const brought = stepping.current ? now.find((id) => !known.includes(id)) : undefined;
    const isLost = gone >= 0 && document.activeElement === document.body;
    const next = brought ?? (isLost ? now[Math.min(gone, now.length - 1)] : undefined);
    if (gone >= 0 || brought !== undefined) {
      stepping.current = false;
    }
    if (next !== undefined) {
      // Whoever presses 元に戻す by key may want to press it again.
      show(next, document.activeElement?.matches('.step-bar .button:enabled:focus-visible') !== true);
    }
  });
  // The same ids in another order bring nothing and take nothing away.
  useEffect(() => look(ids), [ids]);
  return useMemo(() => {
    const step = (act: () => void) => (): void => {
      stepping.current = true;
      act();
    };
    const edit: Steps['run'] = (work) => {
      stepping.current = false;
      run(work);
    };
    return { ...steps, undo: step(undo), redo: step(redo), run: edit };
  }, [steps, undo, redo, run]);
}
