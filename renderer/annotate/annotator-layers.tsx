import type { ReactNode, RefObject } from 'react';
import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { useWords } from '../app/words.ts';
import { useAnnounce } from '../ui/status.tsx';
import { type Box, keptInside } from './boxes.ts';
import { type Choice, chooseOnPage, type KnownBlocks } from './choice.ts';
import { ChoiceStrip, type WantedMark } from './choice-strip.tsx';
import { ChosenFrame } from './chosen-frame.tsx';
import { DrawSurface } from './draw-surface.tsx';
import { MarkStrip } from './mark-strip.tsx';
import { type AnnotationActs, nameOfSign, overlapping } from './model.ts';
import { RectangleEditor } from './rectangle-editor.tsx';
import { SelectMode } from './select-mode.tsx';
import { ShapeLayer } from './shape-layer.tsx';
import type { Tool } from './tools.ts';
import { useInk } from './use-ink.ts';
import { type Placing, usualRectangle } from './use-placing.ts';

/** What lies over the paper: drawn marks, the surface of the tools, the keyboard's cursor, and the strips of tools. */
export function AnnotatorLayers({
  paper,
  area,
  blocks,
  byId,
  acts,
  tool,
  colour,
  choice,
  stripFocus,
  markFocus,
  selecting,
  placing,
  onMark,
  onOpinion,
  onRectangle,
  onChoose,
  onCursor,
  onEndSelecting,
  onCloseStrip,
  onCloseMark,
  onRemove,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
  readonly byId: KnownBlocks;
  readonly acts: AnnotationActs;
  readonly tool: Tool;
  readonly colour: AnnotationColour;
  readonly choice: Choice | null;
  readonly stripFocus: boolean;
  readonly markFocus: boolean;
  readonly selecting: { readonly startAt: string | null } | null;
  readonly placing: Placing;
  readonly onMark: (wanted: WantedMark) => void;
  /** Begins an opinion on what is chosen. */
  readonly onOpinion: () => void;
  readonly onRectangle: (mark: 'area' | 'textBox', blockId: string, block: Box, rectangle: Box) => void;
  readonly onChoose: (choice: Choice | null, byKey?: boolean) => void;
  readonly onCursor: (choice: Choice | null) => void;
  readonly onEndSelecting: (byEscape: boolean) => void;
  readonly onCloseStrip: () => void;
  readonly onCloseMark: () => void;
  readonly onRemove: (id: string) => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const ink = useInk({ paper, blocks: byId, acts, colour });
  const { box } = placing;
  const chosenMark = acts.toolsId === null ? undefined : acts.marks.find(({ id }) => id === acts.toolsId);
  const drawActs = {
    onStroke: ink.draw,
    onErase: ink.erase,
    onErased: () => {
      if (ink.lift() > 0) {
        announce(t('annotate:erased'));
      }
    },
    onRectangle: (
      blockId: string,
      block: Box,
      drawn: Box | null,
      at: { readonly x: number; readonly y: number },
    ) => {
      const mark = tool === 'textBox' ? 'textBox' : 'area';
      if (drawn !== null) {
        onRectangle(mark, blockId, block, drawn);
      } else if (mark === 'textBox') {
        const here = { left: at.x, top: at.y - 16, width: usualRectangle.width, height: 32 };
        onRectangle(mark, blockId, block, here);
      }
    },
  };
  return (
    <>
      <ShapeLayer paper={paper} acts={acts} blocks={byId} />
      {tool === 'select' ? null : (
        <DrawSurface paper={paper} area={area} tool={tool} colour={colour} acts={drawActs} />
      )}
      {choice === null ? null : <ChosenFrame choice={choice} blocks={byId} paper={paper} />}
      {selecting === null ? null : (
        <SelectMode
          paper={paper}
          area={area}
          blocks={blocks}
          startAt={selecting.startAt}
          onChoice={onChoose}
          onCursor={onCursor}
          onTools={(next) => onChoose(next, true)}
          onEnd={onEndSelecting}
        />
      )}
      {box === null ? null : (
        <RectangleEditor
          block={box.block}
          start={keptInside(box.start, box.block)}
          colour={'moves' in box.for ? box.for.moves.annotation.colour : colour}
          sizes={!('moves' in box.for && box.for.moves.annotation.mark === 'ink')}
          onDone={(rectangle) => {
            if (!placing.put(rectangle) && 'mark' in box.for) {
              onRectangle(box.for.mark, box.blockId, box.block, rectangle);
            }
          }}
          onCancel={placing.cancel}
        />
      )}
      {choice === null || tool !== 'select' || box !== null ? null : (
        <ChoiceStrip
          choice={choice}
          blocks={byId}
          paper={paper}
          takesFocus={stripFocus}
          placing={placing.mark === null ? null : nameOfSign(placing.mark)}
          onMark={onMark}
          onChoose={(next) => {
            if (paper.current !== null) {
              chooseOnPage(paper.current, next);
            }
            onChoose(next, stripFocus);
          }}
          onDraw={placing.begin}
          onOpinion={acts.startOpinion === null ? null : onOpinion}
          onPlace={placing.here}
          onClose={placing.mark === null ? onCloseStrip : placing.cancel}
        />
      )}
      {chosenMark === undefined || choice !== null || box !== null ? null : (
        <MarkStrip
          mark={chosenMark}
          others={overlapping(chosenMark, acts.marks)}
          paper={paper}
          acts={acts}
          takesFocus={markFocus}
          onMove={() => placing.move(chosenMark)}
          onRemove={() => onRemove(chosenMark.id)}
          onClose={onCloseMark}
        />
      )}
    </>
  );
}
