import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { listAnnotations, placeInVersion, repliesTo } from '../../db/annotations/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listVersions } from '../../db/materials/queries.ts';
import type { PlacedAnnotation } from '../../paper/annotations/pdf-notes.ts';

/** Which annotations go along. Private ones only where they are asked for by name. */
export interface AnnotationChoice {
  readonly includePrivate: boolean;
  readonly includeShared: boolean;
  /** Empty for all. */
  readonly colours: readonly AnnotationColour[];
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
  return listAnnotations(read, materialId).flatMap((annotation) => {
    const wanted = annotation.visibility === 'private' ? choice.includePrivate : choice.includeShared;
    const coloured = choice.colours.length === 0 || choice.colours.includes(annotation.colour);
    const target =
      annotation.replyTo === null && wanted && coloured
        ? placeInVersion(read, annotation.id, version.id)?.target
        : null;
    return target == null ? [] : [{ annotation, target, replies: repliesTo(read, annotation.id) }];
  });
}
