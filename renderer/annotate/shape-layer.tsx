import { type CSSProperties, memo, type ReactNode, type RefObject, useMemo } from 'react';
import type { Block } from '../../core/domain/blocks/block.ts';
import { useWords } from '../app/words.ts';
import { type Box, boxOfFractions } from './boxes.ts';
import { pointsOfChart } from './chart-points.ts';
import { outlineOf, pointsOf } from './ink.ts';
import { Sign } from './marked-run.tsx';
import type { AnnotationActs, MarkView } from './model.ts';
import { TextBoxWords } from './text-box.tsx';
import { type Boxes, useBoxes } from './use-boxes.ts';

/** Marks that are not text: drawn over the paper, at boxes of its blocks. */
export function ShapeLayer({
  paper,
  acts,
  blocks,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly acts: AnnotationActs;
  readonly blocks: ReadonlyMap<string, Block>;
}): ReactNode {
  const { marks, selectedId, writingId } = acts;
  const drawn = useMemo(() => marks.filter((mark) => isDrawn(mark, blocks)), [marks, blocks]);
  const blockIds = useMemo(
    () => [...new Set(drawn.flatMap(({ target }) => target?.parts[0]?.blockId ?? []))],
    [drawn],
  );
  const boxes = useBoxes(paper, blockIds);
  return (
    <div className="shape-layer">
      {drawn.map((mark) => (
        <ShapeMark
          key={mark.id}
          mark={mark}
          boxes={boxes}
          block={blocks.get(mark.target?.parts[0]?.blockId ?? '')}
          selected={mark.id === selectedId}
          writing={mark.id === writingId}
          acts={acts}
        />
      ))}
    </div>
  );
}

/** Text and blocks with text are marked in the text itself. */
function isDrawn({ target }: MarkView, blocks: ReadonlyMap<string, Block>): boolean {
  if (target === null || target.shape.type === 'text') {
    return false;
  }
  const block = blocks.get(target.parts[0]?.blockId ?? '');
  return block !== undefined && (target.shape.type !== 'block' || block.text === '');
}

function usePlace(mark: MarkView, boxes: Boxes, block: Block | undefined): Box | null {
  const t = useWords();
  const shape = mark.target?.shape;
  const blockId = mark.target?.parts[0]?.blockId ?? '';
  const box = boxes.blocks.get(blockId);
  const drawing = boxes.drawings.get(blockId);
  return useMemo(() => {
    if (shape === undefined || box === undefined) {
      return null;
    }
    if (shape.type === 'rectangle' && shape.space === 'block') {
      return boxOfFractions(shape.rectangle, box);
    }
    if (shape.type === 'dataPoint') {
      const point =
        drawing === undefined
          ? undefined
          : pointsOfChart(block, drawing.width, t).find(
              ({ series, period }) => series === shape.series && period === shape.period,
            );
      return drawing === undefined || point === undefined
        ? null
        : {
            left: drawing.left + point.left,
            top: drawing.top + point.top,
            width: point.width,
            height: point.height,
          };
    }
    return box;
  }, [shape, box, drawing, block, t]);
}

const ShapeMark = memo(function ShapeMark({
  mark,
  boxes,
  block,
  selected,
  writing,
  acts,
}: {
  readonly mark: MarkView;
  readonly boxes: Boxes;
  readonly block: Block | undefined;
  readonly selected: boolean;
  readonly writing: boolean;
  readonly acts: AnnotationActs;
}): ReactNode {
  const place = usePlace(mark, boxes, block);
  const { annotation, target } = mark;
  if (place === null || target === null) {
    return null;
  }
  const style: CSSProperties = {
    left: place.left,
    top: place.top,
    width: place.width,
    height: target.shape.type === 'rectangle' && annotation.mark === 'textBox' ? undefined : place.height,
    minHeight: place.height,
  };
  const shapeClass = annotation.mark === 'textBox' ? 'text-box' : target.shape.type;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sign inside is its button
    // biome-ignore lint/a11y/useKeyWithClickEvents: the sign inside is its button
    <div
      className={`shape shape-${shapeClass}${mark.state === 'pending' ? ' mark-proposed' : ''}`}
      style={style}
      data-shape-of={mark.id}
      data-colour={annotation.colour}
      data-selected={selected ? '' : undefined}
      onClick={() => acts.select(mark.id)}
    >
      <span className="mark-signs">
        <Sign
          mark={{
            id: mark.id,
            sign: mark.sign,
            number: mark.number,
            colour: annotation.colour,
            mark: annotation.mark,
            proposed: mark.state === 'pending',
            selected,
          }}
        />
      </span>
      {target.shape.type === 'ink' ? <Ink shape={target.shape} box={place} /> : null}
      {annotation.mark === 'textBox' ? <TextBoxWords mark={mark} writing={writing} acts={acts} /> : null}
    </div>
  );
});

const Ink = memo(function Ink({
  shape,
  box: { width, height },
}: {
  readonly shape: Extract<NonNullable<MarkView['target']>['shape'], { type: 'ink' }>;
  readonly box: Pick<Box, 'width' | 'height'>;
}): ReactNode {
  const paths = useMemo(
    () =>
      shape.strokes.map((stroke) =>
        outlineOf(pointsOf(stroke, { width, height }), stroke.width * width, true),
      ),
    [shape, width, height],
  );
  return (
    <svg className="ink" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
});
