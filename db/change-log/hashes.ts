import { hash } from 'node:crypto';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { type Change, isRedacted, type PatchOperation } from '../../core/domain/change-log/change.ts';

/** SHA-256 in lower-case hexadecimal; a text is hashed as UTF-8. */
export function sha256(value: string | Uint8Array): string {
  return hash('sha256', value, 'hex');
}

/** The hash under which a value of the log is still known after it was blanked. */
export function hashOfValue(value: unknown): string {
  return isRedacted(value) ? value.redacted : sha256(canonicalJson(value));
}

/** An operation with its values as text, each put into JSON once for the log and for the hash. */
interface WrittenOperation {
  readonly operation: PatchOperation;
  readonly value: string | null;
  readonly before: string | null;
}

function writtenOperation(operation: PatchOperation): WrittenOperation {
  return {
    operation,
    value: 'value' in operation ? canonicalJson(operation.value) : null,
    before: 'before' in operation ? canonicalJson(operation.before) : null,
  };
}

function hashOfText(value: unknown, text: string): string {
  return isRedacted(value) ? value.redacted : sha256(text);
}

function withHashes({ operation, value, before }: WrittenOperation): Record<string, string> {
  return {
    op: operation.op,
    path: operation.path,
    ...('value' in operation && value !== null ? { value: hashOfText(operation.value, value) } : {}),
    ...('before' in operation && before !== null ? { before: hashOfText(operation.before, before) } : {}),
  };
}

/** The operation as canonical JSON: its members in the order of their names. */
function jsonOf({ operation, value, before }: WrittenOperation): string {
  const head = before === null ? '' : `"before":${before},`;
  const tail = value === null ? '' : `,"value":${value}`;
  return `{${head}"op":"${operation.op}","path":${JSON.stringify(operation.path)}${tail}}`;
}

/**
 * A change as the log keeps it: the patch as canonical JSON, and the hash of the change over the hashes of its values, so
 * that it stays the same when values are blanked.
 */
export function writtenChange(change: Change): { readonly patch: string; readonly hash: string } {
  const operations = change.patch.map(writtenOperation);
  return {
    patch: `[${operations.map(jsonOf).join(',')}]`,
    hash: sha256(canonicalJson({ ...change, patch: operations.map(withHashes) })),
  };
}

/** The hash of a change over the hashes of its values. */
export function hashOfChange(change: Change): string {
  return writtenChange(change).hash;
}
