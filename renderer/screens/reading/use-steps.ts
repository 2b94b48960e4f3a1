import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { UndoState } from '../../../core/contract/annotation-calls.ts';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { useWords } from '../../app/words.ts';
import { asShingiError } from '../../data/call-cache.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAnnounce } from '../../ui/status.tsx';

const steps = [
  'addAnnotation',
  'replyToAnnotation',
  'writeAnnotation',
  'updateAnnotation',
  'removeAnnotation',
  'placeAnnotation',
  'acceptPlace',
  'keepWithoutPlace',
  'reopenPlace',
] as const;

const noSteps: UndoState = { undo: null, redo: null };

export interface Steps {
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly undoState: UndoState;
  readonly stepError: ShingiError | null;
  readonly clearStepError: () => void;
}

/**
 * Taking back and doing again what was done to the annotations of a paper, by function and by key.
 * @param desk where words wait to be stored; null where nothing is typed
 * @param only the steps that are to be seen where this is asked; all by default
 */
export function useSteps(
  materialId: string,
  desk: { readonly whenStored: () => Promise<void> } | null,
  only: ReadonlySet<string> | null = null,
): Steps {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const state = useCall('undoState', { materialId });
  const [error, setError] = useState<ShingiError | null>(null);
  const step = useCallback(
    async (call: 'undo' | 'redo'): Promise<void> => {
      try {
        // What was typed last is the first thing to take back.
        await desk?.whenStored();
        const next = only === null ? null : (await ask('undoState', { materialId }))[call];
        const { label } =
          only === null || only.has(next ?? '') ? await ask(call, { materialId }) : { label: null };
        if (label === null) {
          announce(t(call === 'undo' ? 'annotate:nothingToUndo' : 'annotate:nothingToRedo'));
        } else {
          const word = t(`annotate:step.${steps.find((known) => known === label) ?? 'other'}`);
          announce(t(call === 'undo' ? 'annotate:undone' : 'annotate:redone', { step: word }));
        }
        setError(null);
      } catch (refusal) {
        setError(asShingiError(refusal));
      }
    },
    [ask, announce, t, desk, only, materialId],
  );
  const undo = useCallback(() => step('undo'), [step]);
  const redo = useCallback(() => step('redo'), [step]);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const call = stepOfKey(event);
    if (call !== null && !event.defaultPrevented && document.querySelector('dialog[open]') === null) {
      event.preventDefault();
      void step(call);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return {
    undo,
    redo,
    undoState: state.state === 'ready' ? state.value : noSteps,
    stepError: error,
    clearStepError: useCallback(() => setError(null), []),
  };
}

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z outside of text fields, which have their own. */
function stepOfKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const inText = target?.closest('textarea, input:not([type="checkbox"], [type="radio"]), [contenteditable]');
  if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey) || inText != null) {
    return null;
  }
  const key = event.key.toLowerCase();
  if (key === 'z') {
    return event.shiftKey ? 'redo' : 'undo';
  }
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}
