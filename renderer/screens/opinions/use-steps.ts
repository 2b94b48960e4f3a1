import { useEffect, useEffectEvent } from 'react';
import { isComposingKey } from '../../app/shortcuts.ts';
import { onStepRequest } from '../../app/step-request.ts';
import type { CompileActs } from './use-acts.ts';

/** Fields that take back what is typed by themselves. */
const textField = 'textarea, input:not([type="checkbox"], [type="radio"]), [contenteditable]';

/** Ctrl+Z, Ctrl+Y and the menu take steps of the table back, except inside text. */
export function useStepKeys(acts: CompileActs): void {
  const fromMenu = useEffectEvent((step: 'undo' | 'redo'): void => {
    if (document.activeElement?.matches(textField) === true) {
      // Old, and still the only way to what a text field did itself.
      document.execCommand(step);
    } else {
      void acts.step(step);
    }
  });
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const inText = event.target instanceof Element && event.target.closest(`${textField}, dialog`) !== null;
    if (inText || event.defaultPrevented || event.altKey || isComposingKey(event)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) {
      return;
    }
    event.preventDefault();
    void acts.step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    const stop = onStepRequest((step) => {
      fromMenu(step);
      return true;
    });
    return () => {
      window.removeEventListener('keydown', listen);
      stop();
    };
  }, []);
}
