import type { Target } from '../../core/domain/annotations/annotation.ts';
import { type Box, boxOfBlock, boxOfFractions, fractionsOf, rounded } from './boxes.ts';
import type { MarkView } from './model.ts';

interface Movable {
  readonly blockId: string;
  readonly block: Box;
  readonly start: Box;
}

/** The box of something drawn, to be moved on its block; null for marks on text, which choose other text. */
export function movableBox(paper: Element, { target }: MarkView): Movable | null {
  const blockId = target?.parts[0]?.blockId;
  const block = blockId === undefined ? null : boxOfBlock(paper, blockId);
  const shape = target?.shape;
  if (blockId === undefined || block === null || shape === undefined) {
    return null;
  }
  if (shape.type === 'rectangle' && shape.space === 'block') {
    return { blockId, block, start: boxOfFractions(shape.rectangle, block) };
  }
  if (shape.type === 'ink' && shape.space === 'block') {
    const points = shape.strokes.flatMap((stroke) => stroke.points);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const start = boxOfFractions([left, top, Math.max(...xs) - left, Math.max(...ys) - top], block);
    return { blockId, block, start };
  }
  return null;
}

/** The target of something drawn after its box was moved from `start` to `box`; null for marks on text. */
export function movedTarget({ target }: MarkView, start: Box, box: Box, block: Box): Target | null {
  if (target?.shape.type === 'rectangle') {
    return { ...target, shape: { ...target.shape, rectangle: fractionsOf(box, block) } };
  }
  if (target?.shape.type !== 'ink') {
    return null;
  }
  const x = (box.left - start.left) / block.width;
  const y = (box.top - start.top) / block.height;
  const strokes = target.shape.strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map(([px, py, pressure]): [number, number, number] => [
      rounded(px + x),
      rounded(py + y),
      pressure,
    ]),
  }));
  return { ...target, shape: { ...target.shape, strokes } };
}
