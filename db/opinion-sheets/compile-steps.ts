import { ShingiError } from '../../core/contract/errors.ts';
import type { PatchOperation } from '../../core/domain/change-log/change.ts';
import { partsOf } from '../../core/domain/change-log/change.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { recordStep, redoStep, undoStep } from '../undo/commands.ts';
import { undoState } from '../undo/queries.ts';

/** Rows, groups, answers and plan changes of one meeting hang together: their steps are taken back in one order. */
function scopeOf(meetingId: string): string {
  return `opinions ${meetingId}`;
}

const tables = [
  'opinion_item',
  'opinion_group',
  'opinion_response',
  'plan_change',
  'plan_change_item',
] as const;

/**
 * Makes the running command a step that can be taken back.
 * @param label a code that core/locales has words for
 * @param mergeKey typing into one field; null for a step of its own
 */
export function recordCompileStep(
  handle: WriteHandle,
  meetingId: string,
  label: string,
  mergeKey: string | null,
): void {
  recordStep(handle, { scope: scopeOf(meetingId), label, mergeKey });
}

/** What the step made may carry something by now that came another way: that must not be lost with it. */
function refuseLoss(handle: WriteHandle, patch: readonly PatchOperation[]): void {
  for (const operation of patch) {
    const [table, id = ''] = partsOf(operation.path);
    if (operation.op !== 'add' || (table !== 'opinion_item' && table !== 'opinion_group')) {
      continue;
    }
    const hanging =
      table === 'opinion_item'
        ? "SELECT id FROM plan_change_item WHERE item_id = ? UNION ALL SELECT '' FROM opinion_response WHERE same_as = ?"
        : 'SELECT id FROM opinion_item WHERE group_id = ? AND id NOT IN (SELECT value FROM json_each(?))';
    const own = patch.flatMap(({ path }) => {
      const [name, key] = partsOf(path);
      return name === 'opinion_item' && key !== undefined ? [key] : [];
    });
    const other = table === 'opinion_item' ? id : JSON.stringify(own);
    if (handle.get(hanging, id, other) !== undefined) {
      throw new ShingiError('conflict', { what: 'undo', path: operation.path });
    }
  }
}

/** @returns the label of the step; null where there is none @throws ShingiError conflict */
export function undoCompileStep(handle: WriteHandle, meetingId: string): string | null {
  return undoStep(handle, scopeOf(meetingId), tables, (patch) => refuseLoss(handle, patch));
}

/** @returns the label of the step; null where there is none @throws ShingiError conflict */
export function redoCompileStep(handle: WriteHandle, meetingId: string): string | null {
  return redoStep(handle, scopeOf(meetingId), tables);
}

/** Labels of what can be taken back and done again. */
export function compileSteps(
  read: ReadHandle,
  meetingId: string,
): { undo: string | null; redo: string | null } {
  return undoState(read, scopeOf(meetingId));
}
