/** Where marks stand on the page. */
import type { MarkView } from './model.ts';
import { blockElement, rangesOfPart } from './text-dom.ts';

/** The sign of a mark, which takes the focus; null where the page does not show it. */
export function signElement(paper: ParentNode, id: string): HTMLElement | null {
  return paper.querySelector<HTMLElement>(`[data-sign-of="${CSS.escape(id)}"]`);
}

/** Every sign of the paper by its mark, in one walk: looking each of thousands up would walk as many times. */
export function signsOf(paper: ParentNode): ReadonlyMap<string, HTMLElement> {
  return new Map(
    [...paper.querySelectorAll<HTMLElement>('[data-sign-of]')].map((sign) => [
      sign.dataset['signOf'] ?? '',
      sign,
    ]),
  );
}

/** What a note stands beside: the sign of its mark, else its block. */
export function elementOfMark(
  paper: ParentNode,
  mark: Pick<MarkView, 'id' | 'target'>,
  signs: ReadonlyMap<string, HTMLElement>,
): HTMLElement | null {
  const block = mark.target?.parts[0]?.blockId;
  return signs.get(mark.id) ?? (block === undefined ? null : blockElement(paper, block));
}

/** The rectangles of a mark in the window, in reading order. */
export function rectsOfMark(paper: Element, { id, target }: Pick<MarkView, 'id' | 'target'>): DOMRect[] {
  const drawn = paper.querySelector<HTMLElement>(`[data-shape-of="${CSS.escape(id)}"]`);
  if (drawn !== null) {
    return [drawn.getBoundingClientRect()];
  }
  const whole = target?.shape.type === 'block' ? blockElement(paper, target.parts[0]?.blockId ?? '') : null;
  if (whole !== null) {
    return [whole.getBoundingClientRect()];
  }
  return (target?.parts ?? []).flatMap((part) =>
    rangesOfPart(paper, part).flatMap((range) =>
      [...range.getClientRects()].filter(({ width }) => width > 0),
    ),
  );
}
