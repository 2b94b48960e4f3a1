import { useEffect, useEffectEvent } from 'react';
import type { AnnotateCommand } from '../../core/contract/shell.ts';
import { commandOfChoiceKey } from './annotator-keys.ts';
import type { MarkView } from './model.ts';
import { onAnnotateRequest } from './requests.ts';

/** Where letters and digits are typed or belong to something else. */
const elsewhere =
  '.margin, .inline-notes, .pdf-under, .bar, .nav, input, textarea, select, [contenteditable], dialog';

/** Commands of the menu, and keys without Ctrl while something is chosen and the focus is in the paper or its tools. */
export function useAnnotatorKeys(acts: {
  /** Whether something is chosen to put a mark on. */
  readonly choosing: boolean;
  readonly selected: MarkView | null;
  readonly run: (command: AnnotateCommand) => void;
  readonly toStrip: () => void;
  readonly escape: () => void;
  readonly remove: (id: string) => void;
  readonly openNote: (id: string) => void;
}): void {
  const run = useEffectEvent((command: AnnotateCommand) => acts.run(command));
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const belongsElsewhere =
      target?.closest(elsewhere) != null || document.querySelector('dialog[open]') !== null;
    if (event.defaultPrevented || event.isComposing || belongsElsewhere) {
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === 'Escape') {
      acts.escape();
      return;
    }
    const onControl = target?.closest('button, a') != null;
    const command = acts.choosing ? commandOfChoiceKey(event.key) : undefined;
    if (command !== undefined) {
      event.preventDefault();
      acts.run(command);
    } else if (acts.choosing && event.key === 'Enter' && !onControl) {
      event.preventDefault();
      acts.toStrip();
    } else if (!acts.choosing && acts.selected !== null) {
      if (event.key === 'Delete' && acts.selected.own) {
        event.preventDefault();
        acts.remove(acts.selected.id);
      } else if (event.key.toLowerCase() === 'm') {
        event.preventDefault();
        acts.openNote(acts.selected.id);
      } else if (event.key.toLowerCase() === 'o') {
        event.preventDefault();
        acts.run('mark-opinion');
      }
    }
  });
  useEffect(() => {
    const stop = onAnnotateRequest((command) => run(command));
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => {
      stop();
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
