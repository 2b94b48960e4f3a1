import { useEffect, useEffectEvent } from 'react';
import { isComposingKey } from './shortcuts.ts';
import { onStepRequest } from './step-request.ts';

/** True where the browser itself takes back what is typed, and in dialogs, which are about something else. */
function hasOwnSteps(target: EventTarget | null): boolean {
  const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable], dialog';
  return target instanceof HTMLElement && target.closest(fields) !== null;
}

/** 元に戻す and やり直す of a screen by Ctrl+Z and Ctrl+Y wherever the focus is on it, and from the menu. */
export function useStepKeys({ undo, redo }: { readonly undo: () => void; readonly redo: () => void }): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (isComposingKey(event) || hasOwnSteps(event.target) || event.altKey) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const isRedo = command && (key === 'y' || (key === 'z' && event.shiftKey));
    if (isRedo || (command && key === 'z')) {
      event.preventDefault();
      (isRedo ? redo : undo)();
    }
  });
  const fromMenu = useEffectEvent((step: 'undo' | 'redo'): boolean => {
    if (hasOwnSteps(document.activeElement)) {
      return false;
    }
    (step === 'undo' ? undo : redo)();
    return true;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    const stop = onStepRequest(fromMenu);
    return () => {
      window.removeEventListener('keydown', listen);
      stop();
    };
  }, []);
}
