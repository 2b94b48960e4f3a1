type Step = 'undo' | 'redo';

const handlers = new Set<(step: Step) => void>();

/** 元に戻す and やり直す of the menu. @returns whether an editor is shown that keeps steps of its own */
export function requestStep(step: Step): boolean {
  for (const handler of handlers) {
    handler(step);
  }
  return handlers.size > 0;
}

/** An editor that keeps its own steps takes those of the menu; the returned function ends it. */
export function onStepRequest(handler: (step: Step) => void): () => void {
  handlers.add(handler);
  return () => handlers.delete(handler);
}
