import type { ZodError } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  type Annotation,
  type Author,
  annotationSchema,
  type Decision,
  type Place,
  placeSchema,
  type Target,
} from '../../core/domain/annotations/annotation.ts';
import { faultOfTarget } from '../../core/domain/annotations/target.ts';
import type { PatchOperation } from '../../core/domain/change-log/change.ts';
import { partsOf } from '../../core/domain/change-log/change.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findVersion, versionBlocks } from '../materials/queries.ts';
import {
  findAnnotation,
  findPlace,
  listAnnotations,
  placeInVersion,
  placesOf,
  repliesTo,
} from './queries.ts';
import { rowOfAnnotation, rowOfPlace } from './rows.ts';

/** Tables whose changes can be taken back for a document. */
export const annotationTables = ['annotation', 'annotation_place'] as const;

function requireAnnotation(handle: WriteHandle, id: string): Annotation {
  const annotation = findAnnotation(handle, id);
  if (annotation === null) {
    throw new ShingiError('not-found', { what: 'annotation', id });
  }
  return annotation;
}

function refuseWrongTarget(handle: WriteHandle, versionId: string, target: Target): void {
  const fault = faultOfTarget(target, versionBlocks(handle, versionId));
  if (fault !== null) {
    throw new ShingiError('invalid-input', { message: fault });
  }
}

/** What could not be read back is never written: one row of that kind would keep all notes from being shown. */
function refuseUnreadable(fault: ZodError | undefined): void {
  const [issue] = fault?.issues ?? [];
  if (issue !== undefined) {
    throw new ShingiError('invalid-input', { path: issue.path.join('.'), message: issue.message });
  }
}

export type NewAnnotation = Pick<
  Annotation,
  'id' | 'mark' | 'colour' | 'body' | 'visibility' | 'author' | 'source' | 'foreign'
> &
  Partial<Pick<Annotation, 'createdAt' | 'modifiedAt' | 'readAt' | 'resolvedAt'>>;

function insertAnnotation(
  handle: WriteHandle,
  annotation: NewAnnotation,
  materialId: string,
  replyTo: string | null,
): Annotation {
  const now = handle.environment.now();
  const whole: Annotation = {
    createdAt: now,
    modifiedAt: now,
    readAt: annotation.source === 'own' ? now : null,
    resolvedAt: null,
    ...annotation,
    materialId,
    replyTo,
  };
  refuseUnreadable(annotationSchema.safeParse(whole).error);
  handle.insert('annotation', rowOfAnnotation(whole));
  return whole;
}

/**
 * Puts an annotation on a version.
 * @throws ShingiError not-found (version), conflict (the id is taken), invalid-input (target does not fit the blocks,
 *   or what no note may hold)
 */
export function addAnnotation(
  handle: WriteHandle,
  annotation: NewAnnotation,
  versionId: string,
  target: Target,
): { annotation: Annotation; place: Place } {
  const version = findVersion(handle, versionId);
  if (version === null) {
    throw new ShingiError('not-found', { what: 'version', id: versionId });
  }
  if (findAnnotation(handle, annotation.id) !== null) {
    throw new ShingiError('conflict', { what: 'annotation', id: annotation.id });
  }
  refuseWrongTarget(handle, versionId, target);
  const added = insertAnnotation(handle, annotation, version.materialId, null);
  const place: Place = {
    id: handle.environment.newId(),
    annotationId: added.id,
    versionId,
    target,
    verdict: null,
    reason: null,
    decision: 'made',
    changedNumbers: [],
  };
  refuseUnreadable(placeSchema.safeParse(place).error);
  handle.insert('annotation_place', rowOfPlace(place));
  return { annotation: added, place };
}

/**
 * An answer to an annotation, as private or shared as that one. Threads have one level: what answers an answer stands below
 * the note that both are about.
 * @throws ShingiError not-found, conflict, invalid-input (what no note may hold)
 */
export function addReply(
  handle: WriteHandle,
  reply: Omit<NewAnnotation, 'mark' | 'colour' | 'visibility'>,
  annotationId: string,
): Annotation {
  const answered = requireAnnotation(handle, annotationId);
  if (findAnnotation(handle, reply.id) !== null) {
    throw new ShingiError('conflict', { what: 'annotation', id: reply.id });
  }
  const { colour, visibility, materialId } = answered;
  return insertAnnotation(
    handle,
    { ...reply, mark: 'note', colour, visibility },
    materialId,
    answered.replyTo ?? answered.id,
  );
}

export type AnnotationChanges = Partial<
  Pick<Annotation, 'mark' | 'colour' | 'body' | 'visibility' | 'resolvedAt' | 'readAt'>
>;

const authorOnly = ['mark', 'colour', 'body', 'visibility'] as const;

/**
 * Changes an annotation. Its words and looks belong to its author; anybody may settle it or mark it as read. Answers follow
 * the visibility of what they answer.
 * @throws ShingiError not-found, not-author, invalid-input (what no note may hold)
 */
export function updateAnnotation(
  handle: WriteHandle,
  id: string,
  changes: AnnotationChanges,
  actor: Author,
): Annotation {
  const before = requireAnnotation(handle, id);
  const own = authorOnly.filter((name) => name in changes && changes[name] !== before[name]);
  if (own.length > 0 && before.author.id !== actor.id) {
    throw new ShingiError('not-author', { author: before.author.name });
  }
  const modifiedAt = own.length > 0 ? handle.environment.now() : before.modifiedAt;
  const after: Annotation = { ...before, ...changes, modifiedAt };
  refuseUnreadable(annotationSchema.safeParse(after).error);
  const { id: _, ...row } = rowOfAnnotation(after);
  handle.update('annotation', id, row);
  if (changes.visibility !== undefined) {
    for (const reply of repliesTo(handle, id)) {
      handle.update('annotation', reply.id, { visibility: changes.visibility });
    }
  }
  return requireAnnotation(handle, id);
}

/** Notes that came from a file are the owner's to throw away; those of other people are not. */
function mayRemove(annotation: Annotation, actor: Author): boolean {
  return (
    annotation.author.id === actor.id || annotation.source === 'pdf' || annotation.source === 'webAnnotation'
  );
}

/** Removes an annotation with its places and the answers to it. @throws ShingiError not-found, not-author */
export function removeAnnotation(handle: WriteHandle, id: string, actor: Author): Annotation {
  const annotation = requireAnnotation(handle, id);
  if (!mayRemove(annotation, actor)) {
    throw new ShingiError('not-author', { author: annotation.author.name });
  }
  for (const reply of repliesTo(handle, id).toReversed()) {
    handle.remove('annotation', reply.id);
  }
  removePlaces(handle, id);
  handle.remove('annotation', id);
  return annotation;
}

/** Removes every annotation of a material, for the material goes. */
export function removeAnnotationsOf(handle: WriteHandle, materialId: string): void {
  for (const { id } of listAnnotations(handle, materialId).toReversed()) {
    removePlaces(handle, id);
    handle.remove('annotation', id);
  }
}

function removePlaces(handle: WriteHandle, annotationId: string): void {
  for (const place of placesOf(handle, annotationId)) {
    handle.remove('annotation_place', place.id);
  }
}

/** Stores where an annotation stands in a version; what is known there already is changed. */
export function setPlace(handle: WriteHandle, place: Omit<Place, 'id'>): Place {
  const known = placeInVersion(handle, place.annotationId, place.versionId);
  const whole: Place = { ...place, id: known?.id ?? handle.environment.newId() };
  if (known === null) {
    handle.insert('annotation_place', rowOfPlace(whole));
  } else {
    const { id, ...row } = rowOfPlace(whole);
    handle.update('annotation_place', id, row);
  }
  return whole;
}

/**
 * A person chooses where an annotation stands in a version.
 * @throws ShingiError not-found, invalid-input (target does not fit the blocks)
 */
export function choosePlace(
  handle: WriteHandle,
  annotationId: string,
  versionId: string,
  target: Target,
): Place {
  requireAnnotation(handle, annotationId);
  refuseWrongTarget(handle, versionId, target);
  const known = placeInVersion(handle, annotationId, versionId);
  const made = known === null || known.decision === 'made';
  return setPlace(handle, {
    annotationId,
    versionId,
    target,
    verdict: made ? null : known.verdict,
    reason: made ? null : known.reason,
    decision: made ? 'made' : 'chosen',
    changedNumbers: known?.changedNumbers ?? [],
  });
}

/**
 * A person says what becomes of an annotation that waits after a replacement, or thinks better of it.
 * @param decision accepted: the proposed place is right; kept: it stays without a place here
 * @throws ShingiError not-found, conflict (there is no proposed place, or it was made on this version)
 */
export function decidePlace(
  handle: WriteHandle,
  placeId: string,
  decision: Extract<Decision, 'accepted' | 'kept' | 'pending'>,
): Place {
  const place = findPlace(handle, placeId);
  if (place === null) {
    throw new ShingiError('not-found', { what: 'place', id: placeId });
  }
  if (place.decision === 'made' || (decision === 'accepted' && place.target === null)) {
    throw new ShingiError('conflict', { what: 'place', id: placeId });
  }
  const target = decision === 'kept' ? null : place.target;
  return setPlace(handle, { ...place, target, decision });
}

/**
 * Before a step is taken back that made annotations: the places they came to in later versions go with them, and so do
 * answers.
 */
export function releaseAnnotations(handle: WriteHandle, patch: readonly PatchOperation[]): void {
  const added = new Set(patch.flatMap(({ op, path }) => (op === 'add' ? [path] : [])));
  for (const path of added) {
    const [table, id = ''] = partsOf(path);
    if (table === 'annotation' && findAnnotation(handle, id) !== null) {
      for (const place of placesOf(handle, id)) {
        if (!added.has(`/annotation_place/${place.id}`)) {
          handle.remove('annotation_place', place.id);
        }
      }
      for (const reply of repliesTo(handle, id).toReversed()) {
        handle.remove('annotation', reply.id);
      }
    }
  }
}
