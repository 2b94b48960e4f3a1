import { ShingiError } from '../../core/contract/errors.ts';
import type { CallOutput } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { compareVersions, countChanges } from '../../core/domain/blocks/comparison.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findVersion, versionBlocks } from '../../db/materials/queries.ts';

/** Two versions of one material, block by block. @throws ShingiError not-found, conflict (of different materials) */
export function showComparison(
  read: ReadHandle,
  beforeId: string,
  afterId: string,
): CallOutput<ServiceContract, 'comparison'> {
  const [before, after] = [findVersion(read, beforeId), findVersion(read, afterId)];
  if (before === null || after === null) {
    throw new ShingiError('not-found', { what: 'version', id: before === null ? beforeId : afterId });
  }
  if (before.materialId !== after.materialId) {
    throw new ShingiError('conflict', { what: 'comparison' });
  }
  const entries = compareVersions(versionBlocks(read, beforeId), versionBlocks(read, afterId));
  return { before, after, counts: countChanges(entries), entries };
}
