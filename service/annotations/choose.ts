import type { ListedAnnotation } from '../../core/contract/annotation-calls.ts';
import type { Annotation, AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { listAnnotations, placeInVersion, repliesTo } from '../../db/annotations/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listVersions, versionBlocks } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import type { PlacedAnnotation } from '../../paper/annotations/pdf-notes.ts';
import { authorOf, listAllAnnotations } from './show.ts';

/** Which annotations go along. Private ones only where they are asked for by name. */
export interface AnnotationChoice {
  readonly includePrivate: boolean;
  readonly includeShared: boolean;
  /** Only what the owner of the file wrote. */
  readonly ownOnly: boolean;
  /** Empty for all. */
  readonly colours: readonly AnnotationColour[];
}

/** Whether an annotation is one of the chosen; `self`: id under which the owner of the file writes. */
function isChosen(annotation: Annotation, choice: AnnotationChoice, self: string): boolean {
  return (
    (annotation.visibility === 'private' ? choice.includePrivate : choice.includeShared) &&
    (!choice.ownOnly || annotation.author.id === self) &&
    (choice.colours.length === 0 || choice.colours.includes(annotation.colour))
  );
}

/** The chosen annotations of a material with their places in its current version, those without a place left out. */
export function chosenAnnotations(
  read: ReadHandle,
  materialId: string,
  choice: AnnotationChoice,
): PlacedAnnotation[] {
  const version = currentVersion(listVersions(read, materialId));
  if (version === undefined) {
    return [];
  }
  const self = authorOf(read).id;
  return listAnnotations(read, materialId).flatMap((annotation) => {
    const target =
      annotation.replyTo === null && isChosen(annotation, choice, self)
        ? placeInVersion(read, annotation.id, version.id)?.target
        : null;
    return target == null ? [] : [{ annotation, target, replies: repliesTo(read, annotation.id) }];
  });
}

/** How many of the annotations of these papers are chosen, have no place in the current version, or stay out as private. */
export function countChosen(
  read: ReadHandle,
  materialIds: readonly string[],
  choice: AnnotationChoice,
): { chosen: number; withoutPlace: number; privateLeftOut: number } {
  const counts = { chosen: 0, withoutPlace: 0, privateLeftOut: 0 };
  const self = authorOf(read).id;
  for (const materialId of materialIds) {
    const roots = listAnnotations(read, materialId).filter(({ replyTo }) => replyTo === null);
    const all = roots.filter((annotation) => isChosen(annotation, choice, self)).length;
    const chosen = chosenAnnotations(read, materialId, choice).length;
    const withPrivate = { ...choice, includePrivate: true };
    counts.chosen += chosen;
    counts.withoutPlace += all - chosen;
    counts.privateLeftOut +=
      roots.filter((annotation) => isChosen(annotation, withPrivate, self)).length - all;
  }
  return counts;
}

/** An annotation with its answers, for the list on paper. */
export interface ListedThread {
  readonly root: ListedAnnotation;
  readonly replies: readonly ListedAnnotation[];
}

/** The chosen annotations of one paper, one meeting or all, in the order of their papers and places; none left out. */
export function chosenThreads(
  read: ReadHandle,
  where: { readonly meetingId: string | null; readonly materialId: string | null },
  choice: AnnotationChoice,
): ListedThread[] {
  const self = authorOf(read).id;
  const threads = new Map<string, { root: ListedAnnotation; replies: ListedAnnotation[] }>();
  const rootOf = new Map<string, string>();
  for (const listed of listAllAnnotations(read)) {
    const { annotation, meetingId } = listed;
    const { id, replyTo, materialId } = annotation;
    if (replyTo !== null) {
      const root = rootOf.get(replyTo);
      if (root !== undefined) {
        rootOf.set(id, root);
        threads.get(root)?.replies.push(listed);
      }
    } else if (
      (where.meetingId === null || where.meetingId === meetingId) &&
      (where.materialId === null || where.materialId === materialId) &&
      isChosen(annotation, choice, self)
    ) {
      threads.set(id, { root: listed, replies: [] });
      rootOf.set(id, id);
    }
  }
  return inReadingOrder(read, [...threads.values()]);
}

/** All annotations in the order of their papers and places; answers follow what they answer. */
export function annotationsInOrder(read: ReadHandle): ListedAnnotation[] {
  const all = { includePrivate: true, includeShared: true, ownOnly: false, colours: [] };
  return chosenThreads(read, { meetingId: null, materialId: null }, all).flatMap(({ root, replies }) => [
    root,
    ...replies,
  ]);
}

/** By meeting and paper as these are ordered, then by place; what has no place comes at the end of its paper. */
function inReadingOrder(read: ReadHandle, threads: readonly ListedThread[]): ListedThread[] {
  const papers = new Map(
    meetingsWithMaterials(read)
      .flatMap(({ materials }) => materials)
      .map(({ material }, index) => [material.id, index]),
  );
  const blocks = new Map<string, Map<string, number>>();
  const orderIn = (versionId: string): Map<string, number> => {
    const known = blocks.get(versionId) ?? orderOfBlocks(read, versionId);
    blocks.set(versionId, known);
    return known;
  };
  const positions = threads.map((thread) => {
    const { annotation, place, versionId } = thread.root;
    const [part] = place?.target?.parts ?? [];
    return {
      thread,
      paper: papers.get(annotation.materialId) ?? papers.size,
      block: orderIn(versionId).get(part?.blockId ?? '') ?? Number.MAX_SAFE_INTEGER,
      at: part?.range?.[0] ?? 0,
    };
  });
  positions.sort((a, b) => a.paper - b.paper || a.block - b.block || a.at - b.at);
  return positions.map(({ thread }) => thread);
}

function orderOfBlocks(read: ReadHandle, versionId: string): Map<string, number> {
  return new Map(versionBlocks(read, versionId).map(({ id }, index) => [id, index]));
}
