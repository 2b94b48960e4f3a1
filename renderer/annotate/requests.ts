import type { AnnotateCommand } from '../../core/contract/shell.ts';

const listeners = new Set<(command: AnnotateCommand) => void>();

/** Asks the paper in view to do something with marks; false where no paper is in view. */
export function requestAnnotate(command: AnnotateCommand): boolean {
  for (const listener of listeners) {
    listener(command);
  }
  return listeners.size > 0;
}

/** Calls `act` when the menu or a key asks for something to be done with marks; returns a function that stops it. */
export function onAnnotateRequest(act: (command: AnnotateCommand) => void): () => void {
  listeners.add(act);
  return () => {
    listeners.delete(act);
  };
}
