import type { Material, MaterialVersion } from '../../core/domain/materials/material.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findMaterial, findVersion } from './queries.ts';
import { materialRowOf } from './rows.ts';

/**
 * Takes a material over from its secretariat, under the id it has there.
 * @param isNewest false leaves one that is here as it is
 * @returns whether anything changed
 */
export function takeMaterial(handle: WriteHandle, material: Material, isNewest: boolean): boolean {
  const row = materialRowOf(material);
  if (findMaterial(handle, material.id) === null) {
    handle.insert('material', row);
    return true;
  }
  const { id, meeting_id: _, ...changes } = row;
  return isNewest && handle.update('material', id, changes);
}

/**
 * Takes over what is said of a version beside its content: its kind, its day, its reason; adds one that is only listed.
 * A published one that is not here is left to publishVersion.
 * @returns whether anything changed
 */
export function takeListedVersion(handle: WriteHandle, version: MaterialVersion, isNewest: boolean): boolean {
  const known = findVersion(handle, version.id);
  const { versionKind, distributedOn, reason, ordinal, materialId } = version;
  if (known !== null) {
    const changes = { version_kind: versionKind, distributed_on: distributedOn, reason, ordinal };
    return isNewest && handle.update('material_version', version.id, changes);
  }
  if (version.state === 'published') {
    return false;
  }
  handle.insert('material_version', {
    id: version.id,
    material_id: materialId,
    ordinal,
    version_kind: versionKind,
    state: 'notReceived',
    distributed_on: distributedOn,
    reason,
    source_hash: null,
    published_at: null,
    blocks_version: null,
    content: null,
    content_hash: null,
  });
  return true;
}
