import { type RefObject, useState } from 'react';
import { useWords } from '../app/words.ts';
import { useAnnounce } from '../ui/status.tsx';
import { type Box, boxOfBlock } from './boxes.ts';
import { type Choice, type KnownBlocks, targetOfChoice } from './choice.ts';
import { type AnnotationActs, type MarkView, nameOfSign } from './model.ts';
import { movableBox, movedTarget } from './moved-target.ts';

/** Size of a rectangle that the keyboard begins with, in CSS pixels. */
export const usualRectangle = { width: 220, height: 64 } as const;

/** A rectangle that is being placed: for a new mark, or for one that moves. */
export interface PlacedBox {
  readonly block: Box;
  readonly blockId: string;
  readonly start: Box;
  readonly for: { readonly mark: 'area' | 'textBox' } | { readonly moves: MarkView };
}

export interface Placing {
  /** The mark on text that looks for another place; null without one. */
  readonly mark: MarkView | null;
  readonly box: PlacedBox | null;
  /** Begins a rectangle on a block. */
  readonly begin: (mark: 'area' | 'textBox', blockId: string) => void;
  /** Begins the choice of another place for a mark. */
  readonly move: (mark: MarkView) => void;
  /** What is chosen now becomes the place. */
  readonly here: () => void;
  /** The box is placed. @returns false where it was for a new mark, which is still to be made */
  readonly put: (box: Box) => boolean;
  readonly cancel: () => void;
}

/** Finding a place: for a rectangle that keys and pointer move, and for a mark that goes elsewhere. */
export function usePlacing({
  paper,
  acts,
  byId,
  choice,
  clear,
  toPaper,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly acts: AnnotationActs;
  readonly byId: KnownBlocks;
  readonly choice: Choice | null;
  readonly clear: () => void;
  readonly toPaper: () => void;
}): Placing {
  const t = useWords();
  const announce = useAnnounce();
  const [mark, setMark] = useState<MarkView | null>(null);
  const [box, setBox] = useState<PlacedBox | null>(null);

  const end = (moved: MarkView | null, said: boolean): void => {
    setMark(null);
    setBox(null);
    clear();
    toPaper();
    if (said) {
      announce(t('annotate:moved'));
    }
    if (moved !== null) {
      acts.select(moved.id);
    }
  };
  const movedMark = mark ?? (box !== null && 'moves' in box.for ? box.for.moves : null);
  return {
    mark,
    box,
    begin: (wanted, blockId) => {
      const block = paper.current === null ? null : boxOfBlock(paper.current, blockId);
      if (block !== null) {
        clear();
        const start = {
          left: block.left + (block.width - usualRectangle.width) / 2,
          top: block.top + Math.max(0, (block.height - usualRectangle.height) / 2),
          ...usualRectangle,
        };
        setBox({ block, blockId, start, for: { mark: wanted } });
      }
    },
    move: (wanted) => {
      const place = paper.current === null ? null : movableBox(paper.current, wanted);
      acts.select(null);
      if (place !== null) {
        setBox({ ...place, for: { moves: wanted } });
      } else {
        setMark(wanted);
        announce(t('annotate:placing', { sign: nameOfSign(wanted) }));
      }
    },
    here: () => {
      const target = choice === null ? null : targetOfChoice(choice, byId);
      if (mark !== null && target !== null) {
        acts.place(mark.id, target);
        end(mark, true);
      }
    },
    put: (placed) => {
      if (box !== null && 'moves' in box.for) {
        const target = movedTarget(box.for.moves, box.start, placed, box.block);
        if (target !== null) {
          acts.place(box.for.moves.id, target);
        }
        end(box.for.moves, true);
        return true;
      }
      end(null, false);
      return false;
    },
    cancel: () => end(movedMark, false),
  };
}
