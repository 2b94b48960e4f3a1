import type Database from 'better-sqlite3';
import { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { type PatchOperation, pathOf } from '../../core/domain/change-log/change.ts';
import type { Id } from '../../core/domain/ids.ts';
import type { Environment } from '../connection/environment.ts';
import { readHandleOf, type SqlValue, type Statements } from '../connection/handles.ts';
import { blockRowOf, versionBlocksIn } from '../materials/block-rows.ts';
import { type RecordedRows, type RecordedTable, recordedTables } from './tables.ts';
import type { WriteHandle } from './write-handle.ts';

export interface Recording {
  readonly handle: WriteHandle;
  /** What was changed so far, repeated changes of one value taken together. */
  patch(): PatchOperation[];
  /** Makes the handle refuse everything from now on. */
  end(): void;
}

type AnyRow = Readonly<Record<string, SqlValue>>;

function isJsonScalar(value: SqlValue): value is string | number | null {
  return !(value instanceof Uint8Array);
}

/** The row as it stands in the log: its recorded columns in their order. */
function loggedRow(table: RecordedTable, row: AnyRow): Record<string, string | number | null> {
  const logged: Record<string, string | number | null> = {};
  for (const column of recordedTables[table].columns) {
    const value = row[column] ?? null;
    if (isJsonScalar(value)) {
      logged[column] = value;
    }
  }
  return logged;
}

/** So many rows are inserted by one statement. */
const rowsTogether = 10;

/** Statements that insert rows, by table, columns and rows: composing the text anew for every row costs more than the row. */
const insertStatements = new Map<string, string>();

function insertStatement(table: string, names: readonly string[], rows: number): string {
  const key = `${table} ${rows} ${names.join()}`;
  const known = insertStatements.get(key);
  if (known !== undefined) {
    return known;
  }
  const row = `(${names.map(() => '?').join(', ')})`;
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`;
  insertStatements.set(key, sql);
  return sql;
}

/** The table that a statement changes, by its text. */
const changedTables = new Map<string, string | undefined>();

function changedTable(sql: string): string | undefined {
  if (!changedTables.has(sql)) {
    changedTables.set(sql, /^\s*(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE)\s+(\w+)/iu.exec(sql)?.[1]);
  }
  return changedTables.get(sql);
}

/** Adds an operation; a second change of the same value is merged into the first. */
function append(patch: PatchOperation[], operation: PatchOperation): void {
  if (operation.op === 'replace') {
    const row = operation.path.slice(0, operation.path.lastIndexOf('/'));
    for (let index = patch.length - 1; index >= 0; index -= 1) {
      const earlier = patch[index];
      if (earlier === undefined || earlier.path === row) {
        break;
      }
      if (earlier.path === operation.path && earlier.op === 'replace') {
        if (earlier.before === operation.value) {
          patch.splice(index, 1);
        } else {
          patch[index] = { ...earlier, value: operation.value };
        }
        return;
      }
    }
  }
  patch.push(operation);
}

/** Starts recording on a connection whose transaction is open. */
export function record(statements: Statements, environment: Environment, path: string, opId: Id): Recording {
  const operations: PatchOperation[] = [];
  const reading = readHandleOf(statements, path);
  let active = true;

  function statement(sql: string): Database.Statement {
    if (!active) {
      throw new Error('a write handle is used after its command has ended');
    }
    return statements.any(sql);
  }

  function rowOf(table: RecordedTable, key: string): AnyRow {
    const { columns, key: keyColumn } = recordedTables[table];
    const sql = `SELECT ${columns.join(', ')} FROM ${table} WHERE ${keyColumn} = ?`;
    const row = statement(sql).get(key) as AnyRow | undefined;
    if (row === undefined) {
      throw new ShingiError('not-found', { what: table, id: key });
    }
    return row;
  }

  function keyOf(table: RecordedTable, row: AnyRow): string {
    return String(row[recordedTables[table].key]);
  }

  function insertRow(table: RecordedTable, row: AnyRow, extra: AnyRow = {}): void {
    const logged = loggedRow(table, row);
    const values = [...Object.values(logged), ...Object.values(extra)];
    statement(insertStatement(table, [...Object.keys(logged), ...Object.keys(extra)], 1)).run(...values);
    append(operations, { op: 'add', path: pathOf(table, keyOf(table, row)), value: logged });
  }

  /** As many rows to a statement as there are, ten at most; few lengths, so that few statements are prepared. */
  function insertRows(table: string, columns: readonly string[], rows: readonly AnyRow[]): void {
    for (let from = 0; from < rows.length; ) {
      const together = rows.length - from >= rowsTogether ? rowsTogether : 1;
      const values: SqlValue[] = [];
      for (const row of rows.slice(from, from + together)) {
        for (const column of columns) {
          values.push(row[column] ?? null);
        }
      }
      statement(insertStatement(table, columns, together)).run(values);
      from += together;
    }
  }

  function updateRow(table: RecordedTable, key: string, changes: AnyRow): boolean {
    const before = rowOf(table, key);
    const changed = Object.entries(changes).filter(([name, value]) => value !== before[name]);
    for (const [name, value] of changed) {
      if (!(name in before)) {
        throw new Error(`no column ${name} in ${table}`);
      }
      const past = before[name] ?? null;
      if (isJsonScalar(value) && isJsonScalar(past)) {
        append(operations, { op: 'replace', path: pathOf(table, key, name), value, before: past });
      }
    }
    if (changed.length > 0) {
      const settings = changed.map(([name]) => `${name} = ?`).join(', ');
      const keyColumn = recordedTables[table].key;
      statement(`UPDATE ${table} SET ${settings} WHERE ${keyColumn} = ?`).run(
        ...changed.map(([, value]) => value),
        key,
      );
    }
    return changed.length > 0;
  }

  function removeRow(table: RecordedTable, key: string): void {
    const before = rowOf(table, key);
    statement(`DELETE FROM ${table} WHERE ${recordedTables[table].key} = ?`).run(key);
    append(operations, { op: 'remove', path: pathOf(table, key), before: loggedRow(table, before) });
  }

  const handle: WriteHandle = {
    ...reading,
    environment,
    opId,
    hasChanges: () => operations.length > 0,
    insert: <Table extends RecordedTable>(table: Table, row: RecordedRows[Table]) => {
      insertRow(table, { ...row });
    },
    insertAll: <Table extends RecordedTable>(table: Table, rows: readonly RecordedRows[Table][]) => {
      const logged = rows.map((row) => loggedRow(table, { ...row }));
      insertRows(table, recordedTables[table].columns, logged);
      for (const row of logged) {
        append(operations, { op: 'add', path: pathOf(table, keyOf(table, row)), value: row });
      }
    },
    update: <Table extends RecordedTable>(table: Table, key: string, changes: Partial<RecordedRows[Table]>) =>
      updateRow(table, key, { ...changes } as AnyRow),
    remove: removeRow,
    insertFile: (row, bytes) => {
      insertRow('file', { ...row }, { bytes });
    },
    removeFile: (hash) => {
      removeRow('file', hash);
    },
    freezeBlocks: (versionId, blocks) => {
      const insert = statement(
        'INSERT INTO block (version_id, ordinal, id, kind, text, text_hash, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      blocks.forEach((block, ordinal) => {
        const row = blockRowOf(versionId, ordinal, block);
        insert.run(row.version_id, row.ordinal, row.id, row.kind, row.text, row.text_hash, row.body);
      });
      append(operations, { op: 'add', path: pathOf('block', versionId), value: jsonCopyOf(blocks) });
    },
    removeVersion: (versionId) => {
      const blocks = versionBlocksIn(handle, versionId);
      statement("INSERT INTO permit (act, subject) VALUES ('remove', ?)").run(versionId);
      if (blocks.length > 0) {
        statement('DELETE FROM block WHERE version_id = ?').run(versionId);
        append(operations, { op: 'remove', path: pathOf('block', versionId), before: jsonCopyOf(blocks) });
      }
      removeRow('material_version', versionId);
      statement("DELETE FROM permit WHERE act = 'remove' AND subject = ?").run(versionId);
    },
    rewritePatch: (opId, patch) => {
      statement("INSERT INTO permit (act, subject) VALUES ('redact', ?)").run(opId);
      statement('UPDATE change_log SET patch = ? WHERE op_id = ?').run(canonicalJson(patch), opId);
      statement("DELETE FROM permit WHERE act = 'redact' AND subject = ?").run(opId);
      append(operations, { op: 'add', path: pathOf('change_log', opId), value: null });
    },
    derive: (table, sql, ...values) => {
      if (changedTable(sql) !== table) {
        throw new Error(`the statement does not change ${table}: ${sql}`);
      }
      statement(sql).run(...values);
    },
    deriveRows: insertRows,
  };

  return {
    handle,
    patch: () => operations,
    end: () => {
      active = false;
    },
  };
}

type LoggedValue = Extract<PatchOperation, { op: 'add' }>['value'];

/** A copy that the log may keep while its owner goes on using the original. */
function jsonCopyOf(value: unknown): LoggedValue {
  return JSON.parse(JSON.stringify(value)) as LoggedValue;
}
