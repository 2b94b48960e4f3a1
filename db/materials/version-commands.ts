import { ShingiError } from '../../core/contract/errors.ts';
import { BLOCKS_VERSION, type Block, blockSchema } from '../../core/domain/blocks/block.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { type MaterialContent, materialContentSchema } from '../../core/domain/materials/content.ts';
import type { MaterialVersion, VersionKind } from '../../core/domain/materials/material.ts';
import { carryToPublished, leaveVersion } from '../annotations/carry.ts';
import { sha256 } from '../change-log/hashes.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { removeDrafts } from '../drafts/removal.ts';
import { findFile } from '../files/queries.ts';
import { refreshOpinionPlaces } from '../opinion-sheets/places.ts';
import { indexCurrentVersion, unindexVersion } from '../search/index-blocks.ts';
import { deriveFromContent } from './derived.ts';
import { findMaterial, findVersion, listVersions } from './queries.ts';
import { orderVersions, placeForPublication, placeOfPublished } from './version-order.ts';

export interface NewVersion {
  readonly materialId: string;
  readonly versionKind: VersionKind;
  readonly content: MaterialContent;
  /** toBlocks of that content, made by the release of toBlocks that this program has. */
  readonly blocks: readonly Block[];
  /** SHA-256 of the file this was read from. */
  readonly sourceHash: string | null;
  /** ISO date. */
  readonly distributedOn: string | null;
  /** Why it was replaced, as the secretariat says it. */
  readonly reason: string | null;
  /** A version that was published elsewhere and keeps its id and the release of toBlocks that made its blocks. */
  readonly published?: { readonly id: string; readonly blocksVersion: number };
}

function requireMaterial(handle: WriteHandle, id: string): void {
  if (findMaterial(handle, id) === null) {
    throw new ShingiError('not-found', { what: 'material', id });
  }
}

function requireVersion(handle: WriteHandle, id: string): MaterialVersion {
  const version = findVersion(handle, id);
  if (version === null) {
    throw new ShingiError('not-found', { what: 'version', id });
  }
  return version;
}

function refuseInvalid({ content, blocks }: NewVersion): void {
  const issue =
    materialContentSchema.safeParse(content).error?.issues[0] ??
    blockSchema.array().safeParse(blocks).error?.issues[0];
  if (issue !== undefined) {
    throw new ShingiError('invalid-input', { path: issue.path.join('.'), message: issue.message });
  }
  if (new Set(blocks.map(({ id }) => id)).size < blocks.length) {
    throw new ShingiError('invalid-input', { message: 'two blocks have the same id' });
  }
}

function refuseMissingFile(handle: WriteHandle, content: MaterialContent): void {
  if ('fileHash' in content && findFile(handle, content.fileHash) === null) {
    throw new ShingiError('not-found', { what: 'file', id: content.fileHash });
  }
}

/**
 * Publishes a version: content and blocks are frozen with it, what searches and queries need is derived, and a newer
 * version takes the place of the older one in search. Annotations of the version before are carried over.
 *
 * A listed version that was 未受領 is filled when it is the one meant: the one of the same kind, else one of unknown kind;
 * for 版不明 the only one listed (its kind is known then), or the first of several, which makes the kinds of all that are
 * still 未受領 unknown.
 * Otherwise a version is added: 初版 before all others, every other kind after them. A version that was published elsewhere
 * fills the listed one with its id, or is added under it.
 *
 * @throws ShingiError not-found (material, kept file), conflict (a 初版 is published already), invalid-input
 */
export function publishVersion(handle: WriteHandle, version: NewVersion): MaterialVersion {
  requireMaterial(handle, version.materialId);
  refuseInvalid(version);
  refuseMissingFile(handle, version.content);
  const content = canonicalJson(version.content);
  const published = {
    state: 'published' as const,
    distributed_on: version.distributedOn,
    reason: version.reason,
    source_hash: version.sourceHash,
    published_at: handle.environment.now(),
    blocks_version: version.published?.blocksVersion ?? BLOCKS_VERSION,
    content,
    content_hash: sha256(content),
  };
  const known = listVersions(handle, version.materialId);
  const place =
    version.published === undefined
      ? placeForPublication(known, version.versionKind)
      : placeOfPublished(known, version.published.id, version.versionKind);
  if (place.type === 'conflict') {
    throw new ShingiError('conflict', { what: 'version', versionKind: version.versionKind });
  }
  for (const id of place.unsettled) {
    handle.update('material_version', id, { version_kind: 'unknownVersion' });
  }
  let id: string;
  if (place.type === 'fill') {
    id = place.versionId;
    // A date that the list gave stays when the paper itself tells none.
    const { distributed_on, ...rest } = published;
    const given = distributed_on === null ? {} : { distributed_on };
    handle.update('material_version', id, { ...rest, ...given, version_kind: place.versionKind });
  } else {
    id = version.published?.id ?? handle.environment.newId();
    handle.insert('material_version', {
      id,
      material_id: version.materialId,
      ordinal: place.ordinal,
      version_kind: version.versionKind,
      ...published,
    });
  }
  handle.freezeBlocks(id, version.blocks);
  deriveFromContent(handle, id, version.content);
  applyOrder(handle, version.materialId);
  carryToPublished(handle, id);
  refreshOpinionPlaces(handle, version.materialId);
  return requireVersion(handle, id);
}

/**
 * Adds a version that is listed but whose content is not here (未受領).
 * @throws ShingiError not-found
 */
export function listNotReceived(
  handle: WriteHandle,
  version: {
    readonly materialId: string;
    readonly versionKind: VersionKind;
    readonly distributedOn: string | null;
  },
): MaterialVersion {
  requireMaterial(handle, version.materialId);
  const ordinal = Math.max(0, ...listVersions(handle, version.materialId).map((known) => known.ordinal)) + 1;
  const id = handle.environment.newId();
  handle.insert('material_version', {
    id,
    material_id: version.materialId,
    ordinal,
    version_kind: version.versionKind,
    state: 'notReceived',
    distributed_on: version.distributedOn,
    reason: null,
    source_hash: null,
    published_at: null,
    blocks_version: null,
    content: null,
    content_hash: null,
  });
  applyOrder(handle, version.materialId);
  return requireVersion(handle, id);
}

/** The kind a listed version has when its sibling turns out to be `kind`. */
function siblingKind(kind: VersionKind): VersionKind {
  return kind === 'first' ? 'replacement' : 'first';
}

/**
 * The secretariat says which version a text is. Versions of unknown kind that are still 未受領 take the other kind (初版
 * for a 差替 or 正誤, 差替 for an 初版); the order follows. A wrong answer can be put right by a second one.
 * @returns all versions of the material, oldest first
 * @throws ShingiError not-found; conflict when another version with content is the 初版 already
 */
export function settleVersionKind(
  handle: WriteHandle,
  versionId: string,
  kind: 'first' | 'replacement' | 'errata',
): MaterialVersion[] {
  const version = requireVersion(handle, versionId);
  const others = listVersions(handle, version.materialId).filter(({ id }) => id !== versionId);
  const firstOther = others.find((other) => other.versionKind === 'first');
  if (kind === 'first' && firstOther?.state === 'published') {
    throw new ShingiError('conflict', { what: 'version', versionKind: 'first' });
  }
  handle.update('material_version', versionId, { version_kind: kind });
  let firstIsTaken = kind === 'first' || firstOther !== undefined;
  for (const other of others) {
    if (other.state !== 'notReceived') {
      continue;
    }
    const wasGuessed = other.versionKind === 'unknownVersion';
    const collides = kind === 'first' && other.versionKind === 'first';
    const leftWithoutFirst =
      version.versionKind === 'first' &&
      kind !== 'first' &&
      other.versionKind === 'replacement' &&
      !firstIsTaken;
    if (wasGuessed || collides || leftWithoutFirst) {
      const next = firstIsTaken ? 'replacement' : siblingKind(kind);
      handle.update('material_version', other.id, { version_kind: next });
      firstIsTaken ||= next === 'first';
    }
  }
  applyOrder(handle, version.materialId);
  return listVersions(handle, version.materialId);
}

/**
 * Removes a version with its blocks and the draft it was made from. The material stays, if need be without a version.
 * Annotations that were made on it go to the version beside it.
 * @throws ShingiError not-found; conflict when it has annotations and no version is left to hold them
 */
export function removeVersion(handle: WriteHandle, versionId: string): void {
  const version = requireVersion(handle, versionId);
  if (!leaveVersion(handle, versionId)) {
    throw new ShingiError('conflict', { what: 'annotations', id: versionId });
  }
  unindexVersion(handle, versionId);
  if (handle.get('SELECT 1 FROM reading_mark WHERE version_id = ?', versionId) !== undefined) {
    handle.remove('reading_mark', versionId);
  }
  removeDrafts(handle, { versionId });
  handle.removeVersion(versionId);
  applyOrder(handle, version.materialId);
  refreshOpinionPlaces(handle, version.materialId);
}

/** Ordinals 1, 2, 3 … without gaps, 初版 first; and search over the version that the number now means. */
export function applyOrder(handle: WriteHandle, materialId: string): void {
  orderVersions(listVersions(handle, materialId)).forEach((version, index) => {
    handle.update('material_version', version.id, { ordinal: index + 1 });
  });
  indexCurrentVersion(handle, listVersions(handle, materialId));
}
