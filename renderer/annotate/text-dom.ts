/** From the page to the text of the blocks and back. Only runs of text count (`data-from`), never words of the interface. */
import type { TargetPart } from '../../core/domain/annotations/annotation.ts';
import type { Slice } from './slices.ts';

const runSelector = '[data-from]';
const blockSelector = '[data-block-id]';

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** The element of a block, or null when the paper does not show it. */
export function blockElement(paper: ParentNode, blockId: string): HTMLElement | null {
  return paper.querySelector<HTMLElement>(`[data-block-id="${CSS.escape(blockId)}"]`);
}

/** The runs of a block in the order of the page. A block that holds other blocks keeps to its own. */
export function runsOf(block: Element): HTMLElement[] {
  return [...block.querySelectorAll<HTMLElement>(runSelector)].filter(
    (run) => run.closest(blockSelector) === block,
  );
}

export function startOfRun(run: HTMLElement): number {
  return Number(run.dataset['from']);
}

function lengthOfRun(run: Node): number {
  return (run.textContent ?? '').length;
}

/** Characters of a run before a place inside it. */
function lengthBefore(run: Element, node: Node, offset: number): number {
  const range = run.ownerDocument.createRange();
  range.selectNodeContents(run);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** What a range of the page covers of the text of blocks, in the order of the page. */
export function slicesOf(range: Range, paper: Element): Slice[] {
  const ancestor = elementOf(range.commonAncestorContainer);
  if (ancestor === null || !(paper === ancestor || paper.contains(ancestor) || ancestor.contains(paper))) {
    return [];
  }
  const own = ancestor.closest<HTMLElement>(runSelector);
  const within = paper.contains(ancestor) ? ancestor : paper;
  const runs = own !== null ? [own] : [...within.querySelectorAll<HTMLElement>(runSelector)];
  return runs.flatMap((run) => {
    const blockId = run.closest<HTMLElement>(blockSelector)?.dataset['blockId'];
    if (blockId === undefined || !range.intersectsNode(run)) {
      return [];
    }
    const start = startOfRun(run);
    const from = run.contains(range.startContainer)
      ? lengthBefore(run, range.startContainer, range.startOffset)
      : 0;
    const to = run.contains(range.endContainer)
      ? lengthBefore(run, range.endContainer, range.endOffset)
      : lengthOfRun(run);
    return from < to ? [{ blockId, from: start + from, to: start + to }] : [];
  });
}

/**
 * The place on the page of a place in a block's text; null where it is not drawn.
 * @param side at a seam of two runs: the end of the one before, or the start of the one after
 */
export function domPointOf(
  block: Element,
  offset: number,
  side: 'before' | 'after',
): { readonly node: Text; readonly offset: number } | null {
  const holding = runsOf(block).filter(
    (run) => startOfRun(run) <= offset && offset <= startOfRun(run) + lengthOfRun(run),
  );
  const run = side === 'before' ? holding.at(0) : holding.at(-1);
  if (run === undefined) {
    return null;
  }
  let left = offset - startOfRun(run);
  const walker = run.ownerDocument.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let last: { node: Text; offset: number } | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    if (left < text.length || (left === text.length && side === 'before')) {
      return { node: text, offset: left };
    }
    left -= text.length;
    last = { node: text, offset: text.length };
  }
  return last;
}

/** The ranges of the page that show a part: one for each of its runs. A part without a range is its whole text. */
export function rangesOfPart(
  paper: ParentNode,
  { blockId, range }: Pick<TargetPart, 'blockId' | 'range'>,
): Range[] {
  const block = blockElement(paper, blockId);
  if (block === null) {
    return [];
  }
  return runsOf(block).flatMap((run) => {
    const start = startOfRun(run);
    const from = Math.max(range?.[0] ?? start, start);
    const to = Math.min(range?.[1] ?? Number.POSITIVE_INFINITY, start + lengthOfRun(run));
    if (from >= to) {
      return [];
    }
    const first = domPointOf(block, from, 'after');
    const last = domPointOf(block, to, 'before');
    if (first === null || last === null) {
      return [];
    }
    const shown = run.ownerDocument.createRange();
    shown.setStart(first.node, first.offset);
    shown.setEnd(last.node, last.offset);
    return [shown];
  });
}
