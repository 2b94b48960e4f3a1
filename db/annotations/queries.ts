import type { Annotation, Place } from '../../core/domain/annotations/annotation.ts';
import type { ReadHandle } from '../connection/handles.ts';
import {
  type AnnotationRow,
  annotationColumns,
  annotationOf,
  type PlaceRow,
  placeColumns,
  placeOf,
} from './rows.ts';

const columns = annotationColumns.join(', ');
const placeNames = placeColumns.join(', ');

export function findAnnotation(read: ReadHandle, id: string): Annotation | null {
  const row = read.get<AnnotationRow>(`SELECT ${columns} FROM annotation WHERE id = ?`, id);
  return row === undefined ? null : annotationOf(row);
}

/**
 * Annotations with their answers, in the order in which they were made; of one material or of all. What is answered comes
 * before its answers, also where the clock of the one who answered was slow.
 */
export function listAnnotations(read: ReadHandle, materialId: string | null): Annotation[] {
  const names = annotationColumns.map((name) => `a.${name}`).join(', ');
  const from = `SELECT ${names} FROM annotation AS a LEFT JOIN annotation AS answered ON answered.id = a.reply_to`;
  const order = `ORDER BY max(a.created_at, coalesce(answered.created_at, 0)), a.reply_to IS NOT NULL, a.created_at, a.id`;
  const rows =
    materialId === null
      ? read.all<AnnotationRow>(`${from} ${order}`)
      : read.all<AnnotationRow>(`${from} WHERE a.material_id = ? ${order}`, materialId);
  return rows.map(annotationOf);
}

/** Answers to an annotation, and answers to these, oldest first. */
export function repliesTo(read: ReadHandle, annotationId: string): Annotation[] {
  const rows = read.all<AnnotationRow>(
    `WITH RECURSIVE thread (id) AS (
       SELECT id FROM annotation WHERE reply_to = ?
       UNION SELECT a.id FROM annotation AS a JOIN thread ON a.reply_to = thread.id)
     SELECT ${columns} FROM annotation WHERE id IN (SELECT id FROM thread) ORDER BY created_at, id`,
    annotationId,
  );
  return rows.map(annotationOf);
}

/** Places in one version. */
export function placesIn(read: ReadHandle, versionId: string): Place[] {
  const sql = `SELECT ${placeNames} FROM annotation_place WHERE version_id = ? ORDER BY id`;
  return read.all<PlaceRow>(sql, versionId).map(placeOf);
}

/** How many places of each version wait for a decision; versions without any are not there. */
export function pendingCounts(read: ReadHandle): ReadonlyMap<string, number> {
  const sql = `SELECT version_id, count(*) AS places FROM annotation_place WHERE decision = 'pending'
    GROUP BY version_id`;
  const rows = read.all<{ version_id: string; places: number }>(sql);
  return new Map(rows.map(({ version_id, places }) => [version_id, places]));
}

/** Every place of an annotation, in the order of the versions. */
export function placesOf(read: ReadHandle, annotationId: string): Place[] {
  const names = placeColumns.map((name) => `p.${name}`).join(', ');
  const sql = `SELECT ${names} FROM annotation_place AS p JOIN material_version AS v ON v.id = p.version_id
    WHERE p.annotation_id = ? ORDER BY v.ordinal, p.id`;
  return read.all<PlaceRow>(sql, annotationId).map(placeOf);
}

export function findPlace(read: ReadHandle, id: string): Place | null {
  const row = read.get<PlaceRow>(`SELECT ${placeNames} FROM annotation_place WHERE id = ?`, id);
  return row === undefined ? null : placeOf(row);
}

export function placeInVersion(read: ReadHandle, annotationId: string, versionId: string): Place | null {
  const row = read.get<PlaceRow>(
    `SELECT ${placeNames} FROM annotation_place WHERE annotation_id = ? AND version_id = ?`,
    annotationId,
    versionId,
  );
  return row === undefined ? null : placeOf(row);
}

/** Author id → how many notes of theirs came with a sheet for a meeting. */
export function receivedNoteCounts(read: ReadHandle, meetingId: string): Map<string, number> {
  const rows = read.all<{ author_id: string; notes: number }>(
    `SELECT a.author_id, count(*) AS notes FROM annotation AS a JOIN material AS m ON m.id = a.material_id
     WHERE m.meeting_id = ? AND a.source = 'sheet' GROUP BY a.author_id`,
    meetingId,
  );
  return new Map(rows.map(({ author_id, notes }) => [author_id, notes]));
}
