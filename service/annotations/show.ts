import type { ListedAnnotation, Replacement, ShownAnnotation } from '../../core/contract/annotation-calls.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Author, Place, Verdict } from '../../core/domain/annotations/annotation.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import type { Owner } from '../../core/domain/committees/owner.ts';
import { findAnnotation, listAnnotations, placesIn, placesOf } from '../../db/annotations/queries.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMaterial, findVersion, listVersions, versionBlocks } from '../../db/materials/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { meetingLabel } from '../handlers/summaries.ts';

/** The name under which the owner of the file writes. */
export function authorOf(read: ReadHandle, owner: Owner = findOwner(read)): Author {
  const committee = findCommittee(read);
  return { id: owner.memberId ?? `${owner.role}:${committee?.id ?? ''}`, name: owner.name, role: owner.role };
}

/** What one version shows. @throws ShingiError not-found */
export function showAnnotations(read: ReadHandle, versionId: string): ShownAnnotation[] {
  const version = findVersion(read, versionId);
  if (version === null) {
    throw new ShingiError('not-found', { what: 'version', id: versionId });
  }
  const self = authorOf(read);
  const places = new Map(placesIn(read, versionId).map((place) => [place.annotationId, place]));
  const all = listAnnotations(read, version.materialId);
  const shown = new Set(places.keys());
  return all.flatMap((annotation): ShownAnnotation[] => {
    // Answers come after what they answer.
    if (annotation.replyTo !== null && shown.has(annotation.replyTo)) {
      shown.add(annotation.id);
    }
    return shown.has(annotation.id)
      ? [{ annotation, place: places.get(annotation.id) ?? null, own: annotation.author.id === self.id }]
      : [];
  });
}

/** All annotations with a place, each in the newest version that knows it; answers follow what they answer. */
export function listAllAnnotations(read: ReadHandle): ListedAnnotation[] {
  const self = authorOf(read);
  const listed = new Map<string, ListedAnnotation>();
  const headings = new Map<string, Map<string, string>>();
  for (const annotation of listAnnotations(read, null)) {
    const own = annotation.author.id === self.id;
    const answered = annotation.replyTo === null ? undefined : listed.get(annotation.replyTo);
    if (answered !== undefined) {
      listed.set(annotation.id, { ...answered, annotation, own, place: null });
      continue;
    }
    const places = placesOf(read, annotation.id);
    const place = places.at(-1);
    const material = findMaterial(read, annotation.materialId);
    const meeting = material === null ? null : findMeeting(read, material.meetingId);
    const version = place === undefined ? null : findVersion(read, place.versionId);
    if (place === undefined || material === null || meeting === null || version === null) {
      continue;
    }
    const target = place.target ?? places.findLast((earlier) => earlier.target !== null)?.target ?? null;
    const known = headings.get(version.id) ?? headingsOf(read, version.id);
    headings.set(version.id, known);
    listed.set(annotation.id, {
      annotation,
      place,
      own,
      meetingId: meeting.id,
      meetingLabel: meetingLabel(meeting),
      materialNumber: material.number,
      materialTitle: material.title,
      versionId: version.id,
      versionOrdinal: version.ordinal,
      quote: target === null ? '' : quotedText(target),
      heading: known.get(place.target?.parts[0]?.blockId ?? '') ?? '',
    });
  }
  return [...listed.values()];
}

/** Block id → text of the heading above it. */
function headingsOf(read: ReadHandle, versionId: string): Map<string, string> {
  let heading = '';
  const headings = new Map<string, string>();
  for (const block of versionBlocks(read, versionId)) {
    if (block.kind === 'heading') {
      heading = block.text;
    }
    headings.set(block.id, heading);
  }
  return headings;
}

/** What became of the annotations of the version before. @throws ShingiError not-found */
export function showReplacement(read: ReadHandle, versionId: string): Replacement | null {
  const after = findVersion(read, versionId);
  const material = after === null ? null : findMaterial(read, after.materialId);
  if (after === null || material === null) {
    throw new ShingiError('not-found', { what: 'version', id: versionId });
  }
  const before = listVersions(read, material.id).findLast(
    ({ ordinal, state }) => ordinal < after.ordinal && state === 'published',
  );
  if (before === undefined) {
    return null;
  }
  const self = authorOf(read);
  const olderPlaces = new Map(placesIn(read, before.id).map((place) => [place.annotationId, place]));
  const carried = placesIn(read, after.id).flatMap((placeAfter) => {
    const placeBefore = olderPlaces.get(placeAfter.annotationId);
    const annotation = findAnnotation(read, placeAfter.annotationId);
    return placeBefore === undefined || annotation === null || placeAfter.verdict === null
      ? []
      : [{ annotation, own: annotation.author.id === self.id, placeBefore, placeAfter }];
  });
  const order = new Map(versionBlocks(read, before.id).map(({ id }, index) => [id, index]));
  carried.sort((a, b) => positionOf(a.placeBefore, order) - positionOf(b.placeBefore, order));
  const counts: Record<Verdict, number> = { same: 0, moved: 0, changed: 0, orphaned: 0 };
  for (const { placeAfter } of carried) {
    counts[placeAfter.verdict ?? 'same'] += 1;
  }
  return { material, before, after, counts, carried };
}

/** Reading order of a place, finer than blocks by the start of its range. */
function positionOf(place: Place, order: ReadonlyMap<string, number>): number {
  const [part] = place.target?.parts ?? [];
  return part === undefined
    ? Number.MAX_SAFE_INTEGER
    : (order.get(part.blockId) ?? 0) * 1_000_000 + (part.range?.[0] ?? 0);
}
