import { ShingiError } from '../../core/contract/errors.ts';
import type { Material } from '../../core/domain/materials/material.ts';
import { removeAnnotationsOf } from '../annotations/commands.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { removeDrafts } from '../drafts/removal.ts';
import { findMeeting } from '../meetings/queries.ts';
import { findMaterial, listMaterials, listVersions } from './queries.ts';
import { materialRowOf } from './rows.ts';
import { removeVersion } from './version-commands.ts';

/**
 * Adds a material to a meeting, at the end unless `order` says otherwise. It has no version yet.
 * @throws ShingiError not-found
 */
export function addMaterial(
  handle: WriteHandle,
  fields: Omit<Material, 'id' | 'order'> & { readonly order?: number },
): Material {
  if (findMeeting(handle, fields.meetingId) === null) {
    throw new ShingiError('not-found', { what: 'meeting', id: fields.meetingId });
  }
  const last = listMaterials(handle, fields.meetingId).at(-1);
  const order = fields.order ?? (last === undefined ? 0 : last.order + 1);
  const material = { ...fields, id: handle.environment.newId(), order };
  handle.insert('material', materialRowOf(material));
  return material;
}

/** Changes what is given; the meeting stays. @throws ShingiError not-found */
export function updateMaterial(
  handle: WriteHandle,
  id: string,
  changes: Partial<Omit<Material, 'id' | 'meetingId'>>,
): Material {
  const before = findMaterial(handle, id);
  if (before === null) {
    throw new ShingiError('not-found', { what: 'material', id });
  }
  const material = { ...before, ...changes };
  const { id: _, meeting_id: __, ...columns } = materialRowOf(material);
  handle.update('material', id, columns);
  return material;
}

/**
 * Removes a material with all its versions, their blocks, what was noted on them, and its drafts.
 * @throws ShingiError not-found
 */
export function removeMaterial(handle: WriteHandle, id: string): void {
  removeAnnotationsOf(handle, id);
  for (const version of listVersions(handle, id)) {
    removeVersion(handle, version.id);
  }
  removeDrafts(handle, { materialId: id });
  handle.remove('material', id);
}
