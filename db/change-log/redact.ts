import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { type PatchOperation, partsOf } from '../../core/domain/change-log/change.ts';
import { hashOfValue } from './hashes.ts';
import { listChanges } from './queries.ts';
import type { WriteHandle } from './write-handle.ts';

/** What is to be blanked: a row, or some of its columns. */
export interface RedactionTarget {
  readonly table: string;
  readonly key: string;
  /** All columns when left out. */
  readonly columns?: readonly string[];
}

function redactValue<Value>(
  value: Value,
  columns: readonly string[] | undefined,
): Value | { redacted: string } {
  if (columns === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { redacted: hashOfValue(value) };
  }
  // A whole row: its hash is over all columns, so all of them go.
  return columns.some((column) => column in value) ? { redacted: hashOfValue(value) } : value;
}

function redactOperation(operation: PatchOperation, target: RedactionTarget): PatchOperation {
  const [table, key, column] = partsOf(operation.path);
  const isMeant =
    table === target.table &&
    key === target.key &&
    (column === undefined || target.columns === undefined || target.columns.includes(column));
  if (!isMeant) {
    return operation;
  }
  const redacted = { ...operation };
  if ('value' in redacted) {
    redacted.value = redactValue(redacted.value, target.columns);
  }
  if ('before' in redacted) {
    redacted.before = redactValue(redacted.before, target.columns);
  }
  return redacted;
}

/**
 * Blanks values in the change log; hash, time, actor and command of every change stay, and so does its own hash.
 * To make a text vanish from the file, remove its row first.
 * @returns how many changes were blanked in part
 */
export function redactChanges(handle: WriteHandle, targets: readonly RedactionTarget[]): number {
  let count = 0;
  for (const change of listChanges(handle)) {
    const patch = change.patch.map((operation) =>
      targets.reduce<PatchOperation>((result, target) => redactOperation(result, target), operation),
    );
    if (canonicalJson(patch) !== canonicalJson(change.patch)) {
      handle.rewritePatch(change.opId, patch);
      count += 1;
    }
  }
  return count;
}

/** The drafts that became a version and every change of theirs: they say what the version says. */
function draftsOf(handle: WriteHandle, versionId: string): RedactionTarget[] {
  const drafts = new Set<string>();
  const targets: RedactionTarget[] = [];
  const operations = listChanges(handle).flatMap(({ patch }) => patch);
  for (const operation of operations) {
    const [table, key = '', column] = partsOf(operation.path);
    if (
      table === 'draft' &&
      column === 'version_id' &&
      'value' in operation &&
      operation.value === versionId
    ) {
      drafts.add(key);
      targets.push({ table, key, columns: ['content'] });
    }
  }
  for (const operation of operations) {
    const [table, key = ''] = partsOf(operation.path);
    const row = 'value' in operation ? operation.value : operation.before;
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row);
    const draftId = isRow && 'draft_id' in row ? row['draft_id'] : null;
    if (table === 'draft_change' && typeof draftId === 'string' && drafts.has(draftId)) {
      targets.push({ table, key });
    }
  }
  return targets;
}

/** Blanks content and blocks of a version, and the draft it was made from, in the change log. @returns how many changes were blanked in part */
export function redactVersion(handle: WriteHandle, versionId: string): number {
  return redactChanges(handle, [
    { table: 'material_version', key: versionId, columns: ['content', 'content_hash', 'reason'] },
    { table: 'block', key: versionId },
    ...draftsOf(handle, versionId),
  ]);
}
