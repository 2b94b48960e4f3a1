import type { Annotation } from '../../core/domain/annotations/annotation.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findAnnotation } from './queries.ts';

/** What another file says of an annotation that is here already. */
export type ReceivedChanges = Pick<
  Annotation,
  'id' | 'mark' | 'colour' | 'body' | 'modifiedAt' | 'resolvedAt'
>;

/**
 * Takes over what its author changed in another file. Older news change nothing; whether it was settled here stays.
 * @returns whether anything changed
 */
export function receiveChanges(handle: WriteHandle, changes: ReceivedChanges): boolean {
  const known = findAnnotation(handle, changes.id);
  if (known === null || known.modifiedAt > changes.modifiedAt) {
    return false;
  }
  return handle.update('annotation', changes.id, {
    mark: changes.mark,
    colour: changes.colour,
    body: changes.body,
    modified_at: changes.modifiedAt,
    resolved_at: known.resolvedAt ?? changes.resolvedAt,
  });
}
