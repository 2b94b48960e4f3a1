import { canonicalJson, type JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import { isRedacted } from '../../core/domain/change-log/change.ts';
import type { ReadHandle, SqlValue } from '../connection/handles.ts';
import { versionBlocksIn } from '../materials/block-rows.ts';
import { type RecordedTable, recordedTableNames, recordedTables } from './tables.ts';

/**
 * What the change log speaks of: table → key → row, and under 「block」 the blocks of each version as one list. Files are
 * without their bytes, which their key is the hash of.
 */
export type State = Map<string, Map<string, JsonValue>>;

/** The state as the tables hold it now. */
export function liveState(read: ReadHandle): State {
  const state: State = new Map();
  for (const table of recordedTableNames) {
    const rows = rowsOf(read, table);
    if (rows.size > 0) {
      state.set(table, rows);
    }
  }
  const blocks = new Map<string, JsonValue>();
  for (const { id } of read.all<{ id: string }>(
    "SELECT id FROM material_version WHERE state = 'published'",
  )) {
    blocks.set(id, JSON.parse(JSON.stringify(versionBlocksIn(read, id))) as JsonValue);
  }
  if (blocks.size > 0) {
    state.set('block', blocks);
  }
  return state;
}

function rowsOf(read: ReadHandle, table: RecordedTable): Map<string, JsonValue> {
  const { columns, key } = recordedTables[table];
  const rows = read.all<Record<string, SqlValue>>(`SELECT ${columns.join(', ')} FROM ${table}`);
  return new Map(rows.map((row) => [String(row[key]), { ...row } as JsonValue]));
}

function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  // A blanked value can stand for anything.
  return isRedacted(a) || isRedacted(b) || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameRow(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (isObject(a) && isObject(b) && !isRedacted(a) && !isRedacted(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => sameValue(a[name], b[name]));
  }
  return (a === undefined) === (b === undefined) && sameValue(a, b);
}

/** Paths (`table/key`) at which two states differ. */
export function differences(a: State, b: State): string[] {
  const different: string[] = [];
  for (const table of new Set([...a.keys(), ...b.keys()])) {
    const left = a.get(table) ?? new Map<string, JsonValue>();
    const right = b.get(table) ?? new Map<string, JsonValue>();
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      if (!sameRow(left.get(key), right.get(key))) {
        different.push(`${table}/${key}`);
      }
    }
  }
  return different.sort();
}
