import { ShingiError } from '../../core/contract/errors.ts';
import { assertNever } from '../../core/domain/assert-never.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { isRedacted, type PatchOperation, partsOf } from '../../core/domain/change-log/change.ts';
import { type RecordedRows, recordedTables } from '../change-log/tables.ts';
import type { PlainTable, WriteHandle } from '../change-log/write-handle.ts';
import type { SqlValue } from '../connection/handles.ts';

/** The operations that take a patch back, in the order in which they have to be done. */
export function inverseOf(patch: readonly PatchOperation[]): PatchOperation[] {
  return patch.toReversed().map(inverse);
}

function inverse(operation: PatchOperation): PatchOperation {
  switch (operation.op) {
    case 'add':
      return { op: 'remove', path: operation.path, before: operation.value };
    case 'remove':
      return { op: 'add', path: operation.path, value: operation.before };
    case 'replace':
      return { ...operation, value: operation.before, before: operation.value };
    default:
      return assertNever(operation);
  }
}

function mismatch(path: string): ShingiError {
  return new ShingiError('conflict', { what: 'undo', path });
}

function rowOf(handle: WriteHandle, table: PlainTable, key: string): Record<string, SqlValue> | undefined {
  const { columns, key: keyColumn } = recordedTables[table];
  return handle.get<Record<string, SqlValue>>(
    `SELECT ${columns.join(', ')} FROM ${table} WHERE ${keyColumn} = ?`,
    key,
  );
}

/**
 * Carries out a patch on the rows as they are now. Nothing is overwritten that was changed in the meantime.
 * @param tables the only tables it may touch
 * @throws ShingiError conflict when a row is not as the patch expects it
 */
export function applyPatch(
  handle: WriteHandle,
  patch: readonly PatchOperation[],
  tables: readonly PlainTable[],
): void {
  for (const operation of patch) {
    const [name = '', key = '', column] = partsOf(operation.path);
    const table = tables.find((allowed) => allowed === name);
    const value = 'value' in operation ? operation.value : null;
    const before = 'before' in operation ? operation.before : null;
    if (table === undefined || isRedacted(value) || isRedacted(before)) {
      throw mismatch(operation.path);
    }
    const row = rowOf(handle, table, key);
    if (operation.op === 'add' && row === undefined) {
      handle.insert(table, value as never as RecordedRows[typeof table]);
    } else if (operation.op === 'remove' && canonicalJson({ ...row } as never) === canonicalJson(before)) {
      handle.remove(table, key);
    } else if (operation.op === 'replace' && column !== undefined && row?.[column] === before) {
      handle.update(table, key, { [column]: value } as never as Partial<RecordedRows[typeof table]>);
    } else {
      throw mismatch(operation.path);
    }
  }
}
