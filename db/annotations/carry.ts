import type { Place, Target } from '../../core/domain/annotations/annotation.ts';
import { type CarriedTarget, carryTargets } from '../../core/domain/annotations/carry-targets.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { findVersion, listVersions, versionBlocks } from '../materials/queries.ts';
import { setPlace } from './commands.ts';
import { findAnnotation, placeInVersion, placesIn, placesOf } from './queries.ts';

/** What a carried target means for the annotation: certain places are taken, the others wait for a person. */
function placeOfCarried(annotationId: string, versionId: string, carried: CarriedTarget): Omit<Place, 'id'> {
  const certain = carried.verdict === 'same' || carried.verdict === 'moved';
  return {
    annotationId,
    versionId,
    target: carried.target,
    verdict: carried.verdict,
    reason: carried.reason,
    decision: certain ? 'automatic' : 'pending',
    changedNumbers: [...carried.changedNumbers],
  };
}

/**
 * Carries annotations from one version of a material to another; those that have a place there already are left alone.
 * None is lost: what has no place there waits for a person, and what a person has left without a place stays so.
 * @param only these annotations; undefined for all that have a place in the first version
 */
export function carryPlaces(
  handle: WriteHandle,
  fromVersionId: string,
  toVersionId: string,
  only?: ReadonlySet<string>,
): void {
  const places = placesIn(handle, fromVersionId).filter(
    ({ annotationId }) =>
      (only === undefined || only.has(annotationId)) &&
      placeInVersion(handle, annotationId, toVersionId) === null,
  );
  if (places.length === 0) {
    return;
  }
  const carried = carriedBetween(
    handle,
    fromVersionId,
    toVersionId,
    places.flatMap(({ annotationId, target }) => (target === null ? [] : [{ key: annotationId, target }])),
  );
  const back = cameBack(handle, places, toVersionId);
  for (const place of places) {
    const home = back.get(place.annotationId);
    if (home !== undefined) {
      setPlace(handle, placeOfCarried(place.annotationId, toVersionId, home));
      continue;
    }
    const result = carried.get(place.annotationId);
    const next =
      result === undefined
        ? { ...withoutPlace(place), versionId: toVersionId, verdict: 'orphaned' as const, reason: 'textGone' }
        : placeOfCarried(place.annotationId, toVersionId, result);
    // A proposal that nobody has agreed to is no better for being carried on.
    const waits = place.decision === 'pending' && next.decision === 'automatic';
    setPlace(
      handle,
      waits ? { ...next, decision: 'pending', verdict: 'changed', reason: place.reason } : next,
    );
  }
}

function carriedBetween(
  read: ReadHandle,
  fromVersionId: string,
  toVersionId: string,
  targets: readonly { readonly key: string; readonly target: Target }[],
): ReadonlyMap<string, CarriedTarget> {
  const results =
    targets.length === 0
      ? []
      : carryTargets(versionBlocks(read, fromVersionId), versionBlocks(read, toVersionId), targets);
  return new Map(results.map((result) => [result.key, result]));
}

/**
 * What stood on text that an earlier replacement took away, and that nobody has decided about: where that text has come back,
 * it goes there from the last version in which it had a place.
 */
function cameBack(
  read: ReadHandle,
  places: readonly Place[],
  toVersionId: string,
): ReadonlyMap<string, CarriedTarget> {
  const byVersion = new Map<string, { key: string; target: Target }[]>();
  for (const { annotationId, target, decision } of places) {
    const last =
      target === null && decision === 'pending'
        ? placesOf(read, annotationId).findLast((place) => place.target !== null)
        : undefined;
    // A proposal that nobody has agreed to is no place to come from.
    if (last?.target != null && last.decision !== 'pending') {
      const list = byVersion.get(last.versionId) ?? [];
      list.push({ key: annotationId, target: last.target });
      byVersion.set(last.versionId, list);
    }
  }
  const found = [...byVersion].flatMap(([versionId, targets]) => [
    ...carriedBetween(read, versionId, toVersionId, targets),
  ]);
  return new Map(found.filter(([, { target }]) => target !== null));
}

function withoutPlace(place: Place): Place {
  return place.decision === 'kept' ? place : { ...place, decision: 'pending', target: null };
}

/** Published versions of the material that a version belongs to, in their order. */
function publishedBeside(read: ReadHandle, versionId: string): string[] {
  const version = findVersion(read, versionId);
  return version === null
    ? []
    : listVersions(read, version.materialId)
        .filter(({ state }) => state === 'published')
        .map(({ id }) => id);
}

/** A version has come to be the current one: every annotation of the version before it gets its place there. */
export function carryToPublished(handle: WriteHandle, versionId: string): void {
  const versions = publishedBeside(handle, versionId);
  const index = versions.indexOf(versionId);
  const before = versions[index - 1];
  if (before !== undefined) {
    carryPlaces(handle, before, versionId);
  }
}

/** An annotation was put on a version that others have followed: it goes on to them. */
export function carryForward(handle: WriteHandle, annotationId: string): void {
  const newest = placesOf(handle, annotationId).at(-1);
  if (newest === undefined || findAnnotation(handle, annotationId) === null) {
    return;
  }
  const versions = publishedBeside(handle, newest.versionId);
  const only = new Set([annotationId]);
  for (let index = versions.indexOf(newest.versionId); index + 1 < versions.length; index += 1) {
    carryPlaces(handle, versions[index] ?? '', versions[index + 1] ?? '', only);
  }
}

/**
 * Before a version goes: annotations that stand on it alone are carried to the version beside it, and its places go.
 * @returns whether every annotation has a place elsewhere; if not, nothing was changed
 */
export function leaveVersion(handle: WriteHandle, versionId: string): boolean {
  const places = placesIn(handle, versionId);
  if (places.length === 0) {
    return true;
  }
  const versions = publishedBeside(handle, versionId);
  const index = versions.indexOf(versionId);
  const neighbour = versions[index - 1] ?? versions[index + 1];
  if (neighbour === undefined) {
    return false;
  }
  carryPlaces(handle, versionId, neighbour);
  for (const place of places) {
    handle.remove('annotation_place', place.id);
  }
  return true;
}
