import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';

export interface ListNode {
  readonly item: BlockOf<'list-item'>;
  readonly children: ListNode[];
}

export type BlockGroup =
  | { readonly type: 'single'; readonly block: Block }
  | { readonly type: 'list'; readonly nodes: readonly ListNode[] }
  | { readonly type: 'table'; readonly rows: readonly BlockOf<'table-row'>[] }
  | { readonly type: 'quotation'; readonly blocks: readonly BlockOf<'quotation'>[] };

/** Neighbouring list items become a nested list, rows of one table a table, articles of a law one quotation. */
export function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index];
    if (block === undefined) break;
    let end = index + 1;
    if (block.kind === 'list-item') {
      const items = takeWhile(blocks, index, (next) => next.kind === 'list-item' && sameStyle(next, block));
      groups.push({ type: 'list', nodes: nest(items as BlockOf<'list-item'>[]) });
      end = index + items.length;
    } else if (block.kind === 'table-row') {
      const rows = takeWhile(
        blocks,
        index,
        (next) => next.kind === 'table-row' && next.table.id === block.table.id,
      );
      groups.push({ type: 'table', rows: rows as BlockOf<'table-row'>[] });
      end = index + rows.length;
    } else if (block.kind === 'quotation') {
      const quoted = takeWhile(blocks, index, (next) => next.kind === 'quotation');
      groups.push({ type: 'quotation', blocks: quoted as BlockOf<'quotation'>[] });
      end = index + quoted.length;
    } else {
      groups.push({ type: 'single', block });
    }
    index = end;
  }
  return groups;
}

/** A numbered and a bulleted list that follow each other at one depth stay two lists. */
function sameStyle(next: BlockOf<'list-item'>, first: BlockOf<'list-item'>): boolean {
  return next.depth > first.depth || next.labelLength > 0 === first.labelLength > 0;
}

function takeWhile(blocks: readonly Block[], start: number, holds: (block: Block) => boolean): Block[] {
  let end = start;
  while (end < blocks.length) {
    const block = blocks[end];
    if (block === undefined || !holds(block)) break;
    end += 1;
  }
  return blocks.slice(start, end);
}

function nest(items: readonly BlockOf<'list-item'>[]): ListNode[] {
  const roots: ListNode[] = [];
  const path: ListNode[] = [];
  for (const item of items) {
    const node: ListNode = { item, children: [] };
    while (path.length > 0 && (path.at(-1)?.item.depth ?? 0) >= item.depth) path.pop();
    const parent = path.at(-1);
    if (parent === undefined) roots.push(node);
    else parent.children.push(node);
    path.push(node);
  }
  return roots;
}

export interface Run {
  readonly key: string;
  readonly blocks: readonly Block[];
}

/** Runs of neighbouring blocks with the same key. */
export function runsBy(blocks: readonly Block[], keyOf: (block: Block) => string): Run[] {
  const runs: { key: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const key = keyOf(block);
    const last = runs.at(-1);
    if (last !== undefined && last.key === key) last.blocks.push(block);
    else runs.push({ key, blocks: [block] });
  }
  return runs;
}
