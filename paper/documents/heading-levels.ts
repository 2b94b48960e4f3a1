import type { Block } from '../../core/domain/blocks/block.ts';

/**
 * HTML levels of a document's headings. The source may step from a section to a fourth-level group at once; a reader of
 * headings would miss the levels between, so each heading is at most one below what it stands under.
 * @param base level of the title
 * @param hasOwnTitle false when a title that is no block stands above
 */
export function headingLevels(
  blocks: readonly Block[],
  base: number,
  hasOwnTitle: boolean,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const above: { source: number; level: number }[] = hasOwnTitle ? [] : [{ source: 1, level: base }];
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    while ((above.at(-1)?.source ?? 0) >= block.level) above.pop();
    const level = Math.min(6, (above.at(-1)?.level ?? base - 1) + 1);
    above.push({ source: block.level, level });
    levels.set(block.id, level);
  }
  return levels;
}
