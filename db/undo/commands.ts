import { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import type { PatchOperation } from '../../core/domain/change-log/change.ts';
import { findChange } from '../change-log/queries.ts';
import type { PlainTable, WriteHandle } from '../change-log/write-handle.ts';
import { applyPatch, inverseOf } from './patches.ts';
import { newestStep, oldestUndone, type UndoStepRow } from './queries.ts';

/** Typing goes on in the same step while the pauses are shorter than this, in milliseconds. */
const longestPause = 4000;
/** Older steps are forgotten: what they changed stays in the change log. */
const keptSteps = 500;

/**
 * Makes the running command one that can be taken back; called at its end, and without effect where it changed nothing.
 * What was undone before can then no longer be redone.
 * @param step scope: the document it belongs to; label: a code that core/locales has words for; mergeKey: steps with the
 *   same one become one while they follow each other quickly (typing), null for a step of its own
 */
export function recordStep(
  handle: WriteHandle,
  step: { readonly scope: string; readonly label: string; readonly mergeKey: string | null },
): void {
  const { scope, label, mergeKey } = step;
  if (!handle.hasChanges()) {
    return;
  }
  const now = handle.environment.now();
  handle.derive('undo_step', "DELETE FROM undo_step WHERE scope = ? AND state = 'undone'", scope);
  const newest = newestStep(handle, scope);
  if (
    newest !== null &&
    mergeKey !== null &&
    newest.merge_key === mergeKey &&
    now - newest.at < longestPause
  ) {
    const changes = JSON.stringify([...changesOf(newest), handle.opId]);
    handle.derive(
      'undo_step',
      'UPDATE undo_step SET changes = ?, at = ? WHERE id = ?',
      changes,
      now,
      newest.id,
    );
    return;
  }
  const ordinal = (newest?.ordinal ?? 0) + 1;
  handle.derive(
    'undo_step',
    `INSERT INTO undo_step (id, scope, ordinal, label, merge_key, changes, state, at)
     VALUES (?, ?, ?, ?, ?, ?, 'done', ?)`,
    handle.environment.newId(),
    scope,
    ordinal,
    label,
    mergeKey,
    JSON.stringify([handle.opId]),
    now,
  );
  handle.derive(
    'undo_step',
    'DELETE FROM undo_step WHERE scope = ? AND ordinal <= ?',
    scope,
    ordinal - keptSteps,
  );
}

function changesOf(step: UndoStepRow): string[] {
  return z.array(z.string()).parse(JSON.parse(step.changes));
}

function patchesOf(handle: WriteHandle, step: UndoStepRow): PatchOperation[][] {
  return changesOf(step).map((opId) => {
    const change = findChange(handle, opId);
    if (change === null) {
      throw new ShingiError('conflict', { what: 'undo', path: opId });
    }
    return change.patch;
  });
}

/** What has to happen before a row may be taken away again: other rows may have come to hang on it since. */
export type BeforeUndo = (patch: readonly PatchOperation[]) => void;

/**
 * Takes back the newest step of a document.
 * @returns its label; null where there is none
 * @throws ShingiError conflict when what it changed was changed by something else since
 */
export function undoStep(
  handle: WriteHandle,
  scope: string,
  tables: readonly PlainTable[],
  beforeUndo: BeforeUndo = () => undefined,
): string | null {
  const step = newestStep(handle, scope);
  if (step === null) {
    return null;
  }
  for (const patch of patchesOf(handle, step).toReversed()) {
    beforeUndo(patch);
    applyPatch(handle, inverseOf(patch), tables);
  }
  handle.derive('undo_step', "UPDATE undo_step SET state = 'undone' WHERE id = ?", step.id);
  return step.label;
}

/** Does again what was taken back last. @returns its label; null where there is none @throws ShingiError conflict */
export function redoStep(handle: WriteHandle, scope: string, tables: readonly PlainTable[]): string | null {
  const step = oldestUndone(handle, scope);
  if (step === null) {
    return null;
  }
  for (const patch of patchesOf(handle, step)) {
    applyPatch(handle, patch, tables);
  }
  handle.derive('undo_step', "UPDATE undo_step SET state = 'done', merge_key = NULL WHERE id = ?", step.id);
  return step.label;
}
