import type { JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import {
  type Change,
  isRedacted,
  type PatchOperation,
  partsOf,
} from '../../core/domain/change-log/change.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { listChanges } from './queries.ts';
import type { State } from './state.ts';

/** The log does not fit the state it is applied to. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}

function apply(state: State, operation: PatchOperation): void {
  const [table = '', key = '', column] = partsOf(operation.path);
  if (table === 'change_log') {
    // A redaction: the values it blanked are met blanked.
    return;
  }
  const rows = state.get(table) ?? new Map<string, JsonValue>();
  state.set(table, rows);
  const row = rows.get(key);
  if (operation.op === 'add' && row === undefined) {
    rows.set(key, operation.value);
  } else if (operation.op === 'remove' && row !== undefined) {
    rows.delete(key);
    if (rows.size === 0) {
      state.delete(table);
    }
  } else if (operation.op === 'replace' && row !== undefined && column !== undefined) {
    if (!isRedacted(row)) {
      rows.set(key, { ...(row as Readonly<Record<string, JsonValue>>), [column]: operation.value });
    }
  } else {
    throw new ReplayError(`${operation.op} ${operation.path} does not fit`);
  }
}

function copyOf(state: State): State {
  return new Map([...state].map(([table, rows]) => [table, new Map(rows)]));
}

/**
 * The state after changes, without reading any other table: blocks are in the log as they were frozen, so that no later
 * release of toBlocks has a say in it.
 * @param snapshot the state before the first of them
 * @throws ReplayError
 */
export function replay(changes: Iterable<Change>, snapshot: State = new Map()): State {
  const state = copyOf(snapshot);
  for (const change of changes) {
    for (const operation of change.patch) {
      apply(state, operation);
    }
  }
  return state;
}

/** The state that the whole log of a file leads to. */
export function replayChangeLog(read: ReadHandle): State {
  return replay(listChanges(read));
}
