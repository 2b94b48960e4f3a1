import type { BlockOf } from '../../core/domain/blocks/block.ts';
import type { MaterialKind } from '../../core/domain/materials/content.ts';

/** Whether a heading is the label of a row, which paper repeats on every page that the row reaches. */
export function isRowLabel(kind: MaterialKind, heading: BlockOf<'heading'>): boolean {
  return kind === 'issueSheet' && heading.level === 3;
}
