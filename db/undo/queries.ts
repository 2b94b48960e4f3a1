import type { ReadHandle } from '../connection/handles.ts';

export interface UndoStepRow {
  readonly id: string;
  readonly scope: string;
  readonly ordinal: number;
  readonly label: string;
  readonly merge_key: string | null;
  /** JSON array of op ids of the change log, in the order of the changes. */
  readonly changes: string;
  readonly state: 'done' | 'undone';
  /** Unix time in milliseconds of its last change. */
  readonly at: number;
}

const columns = 'id, scope, ordinal, label, merge_key, changes, state, at';

/** The step that would be taken back next. */
export function newestStep(read: ReadHandle, scope: string): UndoStepRow | null {
  const sql = `SELECT ${columns} FROM undo_step WHERE scope = ? AND state = 'done' ORDER BY ordinal DESC LIMIT 1`;
  return read.get<UndoStepRow>(sql, scope) ?? null;
}

/** The step that would be done again next. */
export function oldestUndone(read: ReadHandle, scope: string): UndoStepRow | null {
  const sql = `SELECT ${columns} FROM undo_step WHERE scope = ? AND state = 'undone' ORDER BY ordinal LIMIT 1`;
  return read.get<UndoStepRow>(sql, scope) ?? null;
}

/** Labels of what can be taken back and done again. */
export function undoState(read: ReadHandle, scope: string): { undo: string | null; redo: string | null } {
  return {
    undo: newestStep(read, scope)?.label ?? null,
    redo: oldestUndone(read, scope)?.label ?? null,
  };
}
