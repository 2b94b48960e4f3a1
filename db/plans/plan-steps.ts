import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { recordStep, redoStep, undoStep } from '../undo/commands.ts';
import { undoState } from '../undo/queries.ts';

/** Plans, mappings and shared contents hang together, so that their steps are taken back in one order. */
const scope = 'plans';

const tables = [
  'plan',
  'philosophy',
  'goal',
  'policy',
  'project',
  'plan_mapping',
  'plan_mapping_item',
  'sibling_plan',
  'shared_chapter',
  'chapter_use',
] as const;

/** Makes the running command a step that can be taken back. @param label a code that core/locales has words for */
export function recordPlanStep(handle: WriteHandle, label: string): void {
  recordStep(handle, { scope, label, mergeKey: null });
}

/** @returns the label of the step; null where there is none @throws ShingiError conflict */
export function undoPlanStep(handle: WriteHandle): string | null {
  return undoStep(handle, scope, tables);
}

/** @returns the label of the step; null where there is none @throws ShingiError conflict */
export function redoPlanStep(handle: WriteHandle): string | null {
  return redoStep(handle, scope, tables);
}

/** Labels of what can be taken back and done again. */
export function planSteps(read: ReadHandle): { undo: string | null; redo: string | null } {
  return undoState(read, scope);
}
