import { type Target, targetSchema } from '../../core/domain/annotations/annotation.ts';
import { carryTargets } from '../../core/domain/annotations/carry-targets.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { locationSchema } from '../../core/domain/opinion-sheets/opinion.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { listVersions, versionBlocks } from '../materials/queries.ts';

interface PlaceRow {
  readonly opinion_id: string;
  readonly version_id: string;
  readonly target: string | null;
  readonly verdict: 'same' | 'moved' | 'changed' | 'orphaned';
  readonly reason: string;
}

/** Where an opinion on an older version of a material stands in the current one. */
export interface OpinionPlace {
  readonly versionId: string;
  readonly target: Target | null;
  readonly verdict: PlaceRow['verdict'];
  readonly reason: string;
}

export function findOpinionPlace(read: ReadHandle, opinionId: string): OpinionPlace | null {
  const sql =
    'SELECT opinion_id, version_id, target, verdict, reason FROM opinion_place WHERE opinion_id = ?';
  const row = read.get<PlaceRow>(sql, opinionId);
  return row === undefined
    ? null
    : {
        versionId: row.version_id,
        target: row.target === null ? null : targetSchema.parse(JSON.parse(row.target)),
        verdict: row.verdict,
        reason: row.reason,
      };
}

function targetsOn(
  read: ReadHandle,
  materialId: string,
  versionId: string,
): { key: string; target: Target }[] {
  const rows = read.all<{ id: string; location: string }>(
    'SELECT id, location FROM opinion WHERE material_id = ? AND version_id = ? ORDER BY id',
    materialId,
    versionId,
  );
  return rows.flatMap(({ id, location }) => {
    const { material } = locationSchema.parse(JSON.parse(location));
    return material?.target == null ? [] : [{ key: id, target: material.target }];
  });
}

/**
 * Carries what opinions say of older versions of a material to its current one, each from the version it was written on,
 * with a verdict. Places are made anew: they follow from the versions, and nobody decides about them.
 */
export function refreshOpinionPlaces(handle: WriteHandle, materialId: string): void {
  const versions = handle.all<{ version_id: string }>(
    'SELECT DISTINCT version_id FROM opinion WHERE material_id = ? ORDER BY version_id',
    materialId,
  );
  if (versions.length === 0) {
    return;
  }
  handle.derive(
    'opinion_place',
    'DELETE FROM opinion_place WHERE opinion_id IN (SELECT id FROM opinion WHERE material_id = ?)',
    materialId,
  );
  const current = currentVersion(listVersions(handle, materialId));
  if (current?.state !== 'published') {
    return;
  }
  const after = versionBlocks(handle, current.id);
  for (const { version_id } of versions) {
    const targets = version_id === current.id ? [] : targetsOn(handle, materialId, version_id);
    const before = targets.length === 0 ? [] : versionBlocks(handle, version_id);
    for (const { key, target, verdict, reason } of before.length === 0
      ? []
      : carryTargets(before, after, targets)) {
      handle.derive(
        'opinion_place',
        'INSERT INTO opinion_place (opinion_id, version_id, target, verdict, reason) VALUES (?, ?, ?, ?, ?)',
        key,
        current.id,
        target === null ? null : canonicalJson(target),
        verdict,
        reason,
      );
    }
  }
}

/** Materials that have opinions on a version other than the current one and no place for them yet. */
export function materialsToRefresh(read: ReadHandle): string[] {
  const sql = `SELECT DISTINCT o.material_id FROM opinion AS o
    WHERE o.block_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM opinion_place AS p WHERE p.opinion_id = o.id)
      AND o.version_id <> (SELECT id FROM material_version AS v WHERE v.material_id = o.material_id
        AND v.state = 'published' ORDER BY ordinal DESC LIMIT 1)
      AND EXISTS (SELECT 1 FROM block AS b WHERE b.version_id = o.version_id)
    ORDER BY o.material_id`;
  return read.all<{ material_id: string }>(sql).map(({ material_id }) => material_id);
}

/** Gives every opinion on an older version that has no place in the current one yet its place, with a verdict. */
export function placeNewOpinions(handle: WriteHandle): void {
  for (const materialId of materialsToRefresh(handle)) {
    refreshOpinionPlaces(handle, materialId);
  }
}
