type Step = 'undo' | 'redo';

/** False: the step is not the editor's affair, because a text is typed that has steps of its own. */
type StepHandler = (step: Step) => boolean;

const handlers = new Set<StepHandler>();

/** 元に戻す and やり直す of the menu. @returns whether an editor is shown that took the step */
export function requestStep(step: Step): boolean {
  return [...handlers].map((handler) => handler(step)).some((taken) => taken);
}

/** An editor that keeps its own steps takes those of the menu; the returned function ends it. */
export function onStepRequest(handler: StepHandler): () => void {
  handlers.add(handler);
  return () => handlers.delete(handler);
}
