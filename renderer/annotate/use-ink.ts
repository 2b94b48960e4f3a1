import { type RefObject, useRef } from 'react';
import type { AnnotationColour, Stroke } from '../../core/domain/annotations/annotation.ts';
import { blockTarget } from '../../core/domain/annotations/target.ts';
import { type Box, boxOfBlock, type Point } from './boxes.ts';
import type { KnownBlocks } from './choice.ts';
import { type InkPoint, passesBy, penWidth, pointsOf, strokeOf } from './ink.ts';
import type { AnnotationActs, MarkView } from './model.ts';

/** Strokes that follow each other this quickly are one drawing, in milliseconds. */
const sameDrawing = 3000;
/** As many strokes as one drawing may have. */
const mostStrokes = 500;
/** Around the middle of the eraser, in CSS pixels. */
const reach = 10;

function inkOf({ target }: MarkView): readonly Stroke[] {
  return target?.shape.type === 'ink' && target.shape.space === 'block' ? target.shape.strokes : [];
}

/** Strokes of the pen become drawings; the eraser takes strokes away again. */
export function useInk({
  paper,
  blocks,
  acts,
  colour,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly blocks: KnownBlocks;
  readonly acts: AnnotationActs;
  readonly colour: AnnotationColour;
}): {
  /** @returns the id of the drawing that the stroke belongs to */
  readonly draw: (blockId: string, block: Box, points: readonly InkPoint[]) => string | null;
  readonly erase: (at: Point) => void;
  /** @returns how many strokes the eraser took away since it was put down */
  readonly lift: () => number;
} {
  const drawing = useRef<{
    id: string;
    blockId: string;
    colour: AnnotationColour;
    strokes: Stroke[];
    at: number;
  } | null>(null);
  const erased = useRef(new Set<Stroke>());

  const draw = (blockId: string, box: Box, points: readonly InkPoint[]): string | null => {
    const block = blocks.get(blockId);
    if (block === undefined) {
      return null;
    }
    const stroke = strokeOf(points, penWidth, box);
    const now = drawing.current;
    const shape = (strokes: Stroke[]) => blockTarget(block, { type: 'ink', space: 'block', strokes });
    const goesOn =
      now !== null &&
      now.blockId === blockId &&
      now.colour === colour &&
      Date.now() - now.at < sameDrawing &&
      now.strokes.length < mostStrokes &&
      acts.marks.some(
        ({ id, target }) =>
          id === now.id && target?.shape.type === 'ink' && target.shape.strokes.length === now.strokes.length,
      );
    if (goesOn) {
      now.strokes = [...now.strokes, stroke];
      now.at = Date.now();
      acts.place(now.id, shape(now.strokes));
      return now.id;
    }
    const strokes = [stroke];
    const id = acts.add({ target: shape(strokes), mark: 'ink', colour });
    drawing.current = { id, blockId, colour, strokes, at: Date.now() };
    return id;
  };

  const erase = (at: Point): void => {
    const sheet = paper.current;
    if (sheet === null) {
      return;
    }
    drawing.current = null;
    for (const mark of acts.marks) {
      const strokes = mark.own ? inkOf(mark) : [];
      const blockId = mark.target?.parts[0]?.blockId;
      const box = strokes.length === 0 || blockId === undefined ? null : boxOfBlock(sheet, blockId);
      const left = strokes.filter((stroke) => !erased.current.has(stroke));
      const hit =
        box === null
          ? []
          : left.filter((stroke) =>
              passesBy(pointsOf(stroke, box), { x: at.x - box.left, y: at.y - box.top }, reach),
            );
      if (hit.length === 0 || mark.target?.shape.type !== 'ink') {
        continue;
      }
      for (const stroke of hit) {
        erased.current.add(stroke);
      }
      const kept = left.filter((stroke) => !erased.current.has(stroke));
      if (kept.length === 0) {
        acts.remove(mark.id);
      } else {
        acts.place(mark.id, { ...mark.target, shape: { ...mark.target.shape, strokes: kept } });
      }
    }
  };

  const lift = (): number => {
    const { size } = erased.current;
    erased.current = new Set();
    return size;
  };
  return { draw, erase, lift };
}
