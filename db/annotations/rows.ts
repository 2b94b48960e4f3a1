import {
  type Annotation,
  annotationSchema,
  type Place,
  placeSchema,
} from '../../core/domain/annotations/annotation.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';

export interface AnnotationRow {
  readonly id: string;
  readonly material_id: string;
  readonly mark: string;
  readonly colour: string;
  readonly body: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly author_role: string;
  readonly visibility: string;
  /** Unix time in milliseconds. */
  readonly created_at: number;
  readonly modified_at: number;
  readonly reply_to: string | null;
  readonly resolved_at: number | null;
  readonly read_at: number | null;
  readonly source: string;
  /** JSON object. */
  readonly foreign_members: string | null;
}

export const annotationColumns = [
  'id',
  'material_id',
  'mark',
  'colour',
  'body',
  'author_id',
  'author_name',
  'author_role',
  'visibility',
  'created_at',
  'modified_at',
  'reply_to',
  'resolved_at',
  'read_at',
  'source',
  'foreign_members',
] as const;

export interface PlaceRow {
  readonly id: string;
  readonly annotation_id: string;
  readonly version_id: string;
  /** JSON of a Target. */
  readonly target: string | null;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly decision: string;
  /** JSON array. */
  readonly changed_numbers: string;
}

export const placeColumns = [
  'id',
  'annotation_id',
  'version_id',
  'target',
  'verdict',
  'reason',
  'decision',
  'changed_numbers',
] as const;

export function annotationOf(row: AnnotationRow): Annotation {
  return annotationSchema.parse({
    id: row.id,
    materialId: row.material_id,
    mark: row.mark,
    colour: row.colour,
    body: row.body,
    author: { id: row.author_id, name: row.author_name, role: row.author_role },
    visibility: row.visibility,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    replyTo: row.reply_to,
    resolvedAt: row.resolved_at,
    readAt: row.read_at,
    source: row.source,
    foreign: row.foreign_members === null ? null : JSON.parse(row.foreign_members),
  });
}

export function rowOfAnnotation(annotation: Annotation): AnnotationRow {
  const { author, foreign } = annotation;
  return {
    id: annotation.id,
    material_id: annotation.materialId,
    mark: annotation.mark,
    colour: annotation.colour,
    body: annotation.body,
    author_id: author.id,
    author_name: author.name,
    author_role: author.role,
    visibility: annotation.visibility,
    created_at: annotation.createdAt,
    modified_at: annotation.modifiedAt,
    reply_to: annotation.replyTo,
    resolved_at: annotation.resolvedAt,
    read_at: annotation.readAt,
    source: annotation.source,
    foreign_members: foreign === null ? null : canonicalJson(foreign),
  };
}

export function placeOf(row: PlaceRow): Place {
  return placeSchema.parse({
    id: row.id,
    annotationId: row.annotation_id,
    versionId: row.version_id,
    target: row.target === null ? null : JSON.parse(row.target),
    verdict: row.verdict,
    reason: row.reason,
    decision: row.decision,
    changedNumbers: JSON.parse(row.changed_numbers),
  });
}

export function rowOfPlace(place: Place): PlaceRow {
  return {
    id: place.id,
    annotation_id: place.annotationId,
    version_id: place.versionId,
    target: place.target === null ? null : canonicalJson(place.target),
    verdict: place.verdict,
    reason: place.reason,
    decision: place.decision,
    changed_numbers: canonicalJson(place.changedNumbers),
  };
}
