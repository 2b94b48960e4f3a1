import { z } from 'zod';
import { type Block, blockSchema } from '../../core/domain/blocks/block.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { sha256 } from '../change-log/hashes.ts';
import type { ReadHandle } from '../connection/handles.ts';
import type { BlockRow } from './rows.ts';

const bodySchema = z.record(z.string(), z.unknown());

/** A block as it is frozen: text and hash apart from what else it holds. */
export function blockRowOf(versionId: string, ordinal: number, block: Block): BlockRow {
  const { id, kind, text, ...body } = block;
  return {
    version_id: versionId,
    ordinal,
    id,
    kind,
    text,
    text_hash: sha256(text),
    body: canonicalJson(body),
  };
}

/** @throws ZodError when the stored block is not one, which verification reports before */
export function blockOf(row: Pick<BlockRow, 'id' | 'kind' | 'text' | 'body'>): Block {
  const body = bodySchema.parse(JSON.parse(row.body));
  return blockSchema.parse({ ...body, id: row.id, kind: row.kind, text: row.text });
}

/** The frozen blocks of a version in reading order; none for a version without content. */
export function versionBlocksIn(read: ReadHandle, versionId: string): Block[] {
  return read
    .all<BlockRow>('SELECT id, kind, text, body FROM block WHERE version_id = ? ORDER BY ordinal', versionId)
    .map(blockOf);
}
