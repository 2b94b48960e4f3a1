import type { Block } from '../../core/domain/blocks/block.ts';
import { type MaterialContent, materialContentSchema } from '../../core/domain/materials/content.ts';
import type { Material, MaterialVersion } from '../../core/domain/materials/material.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { versionBlocksIn } from './block-rows.ts';
import { type MaterialRow, materialOf, type VersionHeadRow, versionHeadColumns, versionOf } from './rows.ts';

const materialColumns = 'id, meeting_id, kind, number, title, position, distribution';

export function findMaterial(read: ReadHandle, id: string): Material | null {
  const row = read.get<MaterialRow>(`SELECT ${materialColumns} FROM material WHERE id = ?`, id);
  return row === undefined ? null : materialOf(row);
}

/** Materials of a meeting in reading order. */
export function listMaterials(read: ReadHandle, meetingId: string): Material[] {
  const sql = `SELECT ${materialColumns} FROM material WHERE meeting_id = ? ORDER BY position, id`;
  return read.all<MaterialRow>(sql, meetingId).map(materialOf);
}

/** The first material of a meeting with that 資料番号, as in 「4」. */
export function materialByNumber(read: ReadHandle, meetingId: string, number: string): Material | null {
  return listMaterials(read, meetingId).find((material) => material.number === number) ?? null;
}

/** Versions of a material, oldest first. */
export function listVersions(read: ReadHandle, materialId: string): MaterialVersion[] {
  const sql = `SELECT ${versionHeadColumns} FROM material_version WHERE material_id = ? ORDER BY ordinal, id`;
  return read.all<VersionHeadRow>(sql, materialId).map(versionOf);
}

export function findVersion(read: ReadHandle, id: string): MaterialVersion | null {
  const row = read.get<VersionHeadRow>(`SELECT ${versionHeadColumns} FROM material_version WHERE id = ?`, id);
  return row === undefined ? null : versionOf(row);
}

/** The content of a version; null where nothing of it is here (未受領) or there is no such version. */
export function versionContent(read: ReadHandle, versionId: string): MaterialContent | null {
  const sql = 'SELECT content FROM material_version WHERE id = ?';
  const row = read.get<{ content: string | null }>(sql, versionId);
  const content = row?.content ?? null;
  return content === null ? null : materialContentSchema.parse(JSON.parse(content));
}

/** Version id → SHA-256 of the canonical JSON of its content, of the versions that have one. */
export function contentHashes(read: ReadHandle, materialId: string): Map<string, string> {
  const sql =
    'SELECT id, content_hash FROM material_version WHERE material_id = ? AND content_hash IS NOT NULL';
  const rows = read.all<{ id: string; content_hash: string }>(sql, materialId);
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

/** The frozen blocks of a version in reading order; none for a version without content. */
export function versionBlocks(read: ReadHandle, versionId: string): Block[] {
  return versionBlocksIn(read, versionId);
}

export interface Publication {
  readonly material: Material;
  readonly version: MaterialVersion;
  /** Unix time in milliseconds. */
  readonly publishedAt: number;
}

/** Versions in the order in which they were published, newest first. */
export function newestVersions(read: ReadHandle, limit: number): Publication[] {
  const sql = `SELECT ${versionHeadColumns} FROM material_version WHERE published_at IS NOT NULL
    ORDER BY published_at DESC, id DESC LIMIT ?`;
  const publications: Publication[] = [];
  for (const row of read.all<VersionHeadRow>(sql, limit)) {
    const material = findMaterial(read, row.material_id);
    if (material !== null && row.published_at !== null) {
      publications.push({ material, version: versionOf(row), publishedAt: row.published_at });
    }
  }
  return publications;
}

export interface VersionSummary {
  /** UTF-16 units of all blocks: a rough length. */
  readonly characters: number;
  readonly blockCount: number;
  /** In reading order. */
  readonly headings: readonly { readonly blockId: string; readonly text: string; readonly level: number }[];
}

/** Version id → length and headings, of the given versions or of all. */
export function versionSummaries(
  read: ReadHandle,
  versionIds?: readonly string[],
): Map<string, VersionSummary> {
  const wanted = versionIds === undefined ? '' : 'AND version_id IN (SELECT value FROM json_each(?))';
  const values = versionIds === undefined ? [] : [JSON.stringify(versionIds)];
  const headings = new Map<string, { blockId: string; text: string; level: number }[]>();
  const headingRows = read.all<{ version_id: string; id: string; text: string; level: number }>(
    `SELECT version_id, id, text, json_extract(body, '$.level') AS level FROM block
     WHERE kind = 'heading' ${wanted} ORDER BY version_id, ordinal`,
    ...values,
  );
  for (const { version_id, id, text, level } of headingRows) {
    const list = headings.get(version_id) ?? [];
    list.push({ blockId: id, text, level });
    headings.set(version_id, list);
  }
  const sizes = read.all<{ version_id: string; characters: number; blocks: number }>(
    `SELECT version_id, sum(length(text)) AS characters, count(*) AS blocks FROM block
     WHERE 1 = 1 ${wanted} GROUP BY version_id`,
    ...values,
  );
  return new Map(
    sizes.map(({ version_id, characters, blocks }) => [
      version_id,
      { characters, blockCount: blocks, headings: headings.get(version_id) ?? [] },
    ]),
  );
}

export interface FileCounts {
  readonly meetings: number;
  readonly materials: number;
  readonly versions: number;
  readonly blocks: number;
  readonly files: number;
  readonly members: number;
}

/** How much this committee file holds. */
export function fileCounts(read: ReadHandle): FileCounts {
  const counts = read.get<FileCounts>(
    `SELECT (SELECT count(*) FROM meeting) AS meetings, (SELECT count(*) FROM material) AS materials,
      (SELECT count(*) FROM material_version) AS versions, (SELECT count(*) FROM block) AS blocks,
      (SELECT count(*) FROM file) AS files, (SELECT count(*) FROM member) AS members`,
  );
  return counts ?? { meetings: 0, materials: 0, versions: 0, blocks: 0, files: 0, members: 0 };
}

/** Text of a block in the newest version of a material that has it; null where none has. */
export function newestBlockText(read: ReadHandle, materialId: string, blockId: string): string | null {
  const sql = `SELECT b.text FROM block AS b JOIN material_version AS v ON v.id = b.version_id
    WHERE v.material_id = ? AND b.id = ? ORDER BY v.ordinal DESC LIMIT 1`;
  return read.get<{ text: string }>(sql, materialId, blockId)?.text ?? null;
}
