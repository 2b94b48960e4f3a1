import { ShingiError } from '../../core/contract/errors.ts';
import { pathOf } from '../../core/domain/change-log/change.ts';
import {
  currentVersion,
  type MaterialVersion,
  versionKindSchema,
} from '../../core/domain/materials/material.ts';
import { listChanges } from '../../db/change-log/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { listVersions, newestVersions } from '../../db/materials/queries.ts';
import { listNotReceived, removeVersion } from '../../db/materials/version-commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';

/** The material whose version was replaced last in this file. @throws ShingiError not-found */
export function lastReplaced(read: ReadHandle): string {
  const found = newestVersions(read, 10_000).find(({ version }) => precursorOf(read, version) !== null);
  if (found === undefined) {
    throw new ShingiError('not-found', { what: 'replacement' });
  }
  return found.material.id;
}

function precursorOf(read: ReadHandle, version: MaterialVersion): MaterialVersion | null {
  const before = listVersions(read, version.materialId).filter(
    ({ ordinal, state }) => ordinal < version.ordinal && state === 'published',
  );
  return before.at(-1) ?? null;
}

/**
 * Takes the newest version of a material back. Annotations that were made on it go to the version before, none is lost; a
 * version that the handout list had named before it came is 未受領 again.
 * @returns the version that is current now
 * @throws ShingiError not-found, conflict (it is the only version with content)
 */
export function undoReplacement(service: CommitteeService, materialId: string): MaterialVersion {
  const { file } = service;
  const newest = currentVersion(listVersions(file.read, materialId));
  if (newest === undefined) {
    throw new ShingiError('not-found', { what: 'material', id: materialId });
  }
  const before = precursorOf(file.read, newest);
  if (newest.state !== 'published' || before === null) {
    throw new ShingiError('conflict', { what: 'replacement', id: materialId });
  }
  const listed = listingOf(file.read, newest.id);
  file.write(ownerActor, 'undoReplacement', (tx) => {
    removeVersion(tx, newest.id);
    if (listed !== null) {
      listNotReceived(tx, { materialId, ...listed });
    }
  });
  service.announce('materials', 'annotations', 'reading');
  return before;
}

/** How a version was listed before it came; null when it was never listed. */
function listingOf(
  read: ReadHandle,
  versionId: string,
): Pick<MaterialVersion, 'versionKind' | 'distributedOn'> | null {
  const path = pathOf('material_version', versionId);
  for (const { patch } of listChanges(read)) {
    for (const operation of patch) {
      if (operation.op === 'add' && operation.path === path) {
        const row = operation.value as Readonly<Record<string, unknown>>;
        const kind = versionKindSchema.safeParse(row['version_kind']);
        const day = row['distributed_on'];
        return row['state'] === 'notReceived' && kind.success
          ? { versionKind: kind.data, distributedOn: typeof day === 'string' ? day : null }
          : null;
      }
    }
  }
  return null;
}
