import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { type Change, isRedacted, type PatchOperation } from '../../core/domain/change-log/change.ts';

/** SHA-256 in lower-case hexadecimal; a text is hashed as UTF-8. */
export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}

/** The hash under which a value of the log is still known after it was blanked. */
export function hashOfValue(value: unknown): string {
  return isRedacted(value) ? value.redacted : sha256(canonicalJson(value));
}

function withHashes(operation: PatchOperation): Record<string, string> {
  return {
    op: operation.op,
    path: operation.path,
    ...('value' in operation ? { value: hashOfValue(operation.value) } : {}),
    ...('before' in operation ? { before: hashOfValue(operation.before) } : {}),
  };
}

/** Hash of a change over the hashes of its values, so that it stays the same when values are blanked. */
export function hashOfChange(change: Change): string {
  return sha256(canonicalJson({ ...change, patch: change.patch.map(withHashes) }));
}
