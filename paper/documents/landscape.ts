import type { Block } from '../../core/domain/blocks/block.ts';
import type { MaterialKind } from '../../core/domain/materials/content.ts';

/** Whether the paper is wider than it is high: issue sheets, and tables of more columns than a portrait page can hold. */
export function needsLandscape(kind: MaterialKind, blocks: readonly Block[]): boolean {
  if (kind === 'issueSheet') return true;
  const limit = kind === 'statistics' ? 10 : 7;
  return blocks.some((block) => block.kind === 'table-row' && block.table.columnCount > limit);
}
