import type { MaterialKind } from '../../core/domain/materials/content.ts';
import type { Material, MaterialVersion, VersionKind } from '../../core/domain/materials/material.ts';
import type { Distribution } from '../../core/domain/meetings/handout-list-content.ts';

export interface MaterialRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly kind: MaterialKind;
  readonly number: string | null;
  readonly title: string;
  readonly position: number;
  readonly distribution: Distribution | null;
}

/** A version without its content, as lists read it. */
export interface VersionHeadRow {
  readonly id: string;
  readonly material_id: string;
  readonly ordinal: number;
  readonly version_kind: VersionKind;
  readonly state: MaterialVersion['state'];
  readonly distributed_on: string | null;
  readonly reason: string | null;
  readonly source_hash: string | null;
  /** Unix time in milliseconds. */
  readonly published_at: number | null;
  readonly blocks_version: number | null;
}

export interface VersionRow extends VersionHeadRow {
  /** Canonical JSON of the MaterialContent: the one truth of a document. */
  readonly content: string | null;
  /** SHA-256 of `content` in UTF-8. */
  readonly content_hash: string | null;
}

export interface BlockRow {
  readonly version_id: string;
  readonly ordinal: number;
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  /** SHA-256 of `text` in UTF-8. */
  readonly text_hash: string;
  /** Canonical JSON of the block without id, kind and text. */
  readonly body: string;
}

export const versionHeadColumns =
  'id, material_id, ordinal, version_kind, state, distributed_on, reason, source_hash, published_at, blocks_version';

export function materialOf(row: MaterialRow): Material {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    order: row.position,
    distribution: row.distribution,
  };
}

export function materialRowOf(material: Material): MaterialRow {
  return {
    id: material.id,
    meeting_id: material.meetingId,
    kind: material.kind,
    number: material.number,
    title: material.title,
    position: material.order,
    distribution: material.distribution,
  };
}

export function versionOf(row: VersionHeadRow): MaterialVersion {
  return {
    id: row.id,
    materialId: row.material_id,
    ordinal: row.ordinal,
    versionKind: row.version_kind,
    state: row.state,
    distributedOn: row.distributed_on,
    reason: row.reason,
    sourceHash: row.source_hash,
    blocksVersion: row.blocks_version,
  };
}
