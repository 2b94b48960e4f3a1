import type { ReactNode, RefObject } from 'react';
import type { AnnotationColour, Mark } from '../../core/domain/annotations/annotation.ts';
import { useWords } from '../app/words.ts';
import {
  blockOfChoice,
  type Choice,
  cellOfChoice,
  type KnownBlocks,
  rectsOfChoice,
  wordsOfChoice,
} from './choice.ts';
import { Floating } from './floating.tsx';
import { ColourTools, Tool, Toolbar } from './toolbar.tsx';
import { shortened } from './words.ts';

/** What can be put on what is chosen. `colour` null: the one that was used last. */
export interface WantedMark {
  readonly mark: Mark;
  readonly colour: AnnotationColour | null;
}

/** By what the reader has chosen: everything that can be done with it. */
export function ChoiceStrip({
  choice,
  blocks,
  paper,
  takesFocus,
  placing,
  onMark,
  onChoose,
  onDraw,
  onOpinion,
  onPlace,
  onClose,
}: {
  readonly choice: Choice;
  readonly blocks: KnownBlocks;
  readonly paper: RefObject<HTMLElement | null>;
  readonly takesFocus: boolean;
  /** Sign and number of the mark that looks for another place; null when a new mark is made. */
  readonly placing: string | null;
  readonly onMark: (wanted: WantedMark) => void;
  readonly onChoose: (choice: Choice) => void;
  /** Begins a rectangle on the block by keyboard. */
  readonly onDraw: (mark: 'area' | 'textBox', blockId: string) => void;
  /** Begins an opinion on what is chosen; null where the owner hands none in. */
  readonly onOpinion: (() => void) | null;
  readonly onPlace: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const rects = (): readonly DOMRect[] =>
    paper.current === null ? [] : rectsOfChoice(paper.current, choice, blocks, t);
  const block = blockOfChoice(choice, blocks);
  if (block === null) {
    return null;
  }
  const words = wordsOfChoice(choice);
  const row = block.kind === 'table-row';
  const cell = cellOfChoice(choice, blocks);
  const wholeRow = row && choice.type === 'text' ? { type: 'block' as const, blockId: block.id } : null;
  const name =
    choice.type === 'block'
      ? t(
          row
            ? 'annotate:strip.row'
            : block.kind === 'figure'
              ? 'annotate:strip.figure'
              : 'annotate:strip.block',
        )
      : t('annotate:strip.text', { words: shortened(words) });
  const marksWords = choice.type !== 'block' || block.text !== '';
  return (
    <Floating paper={paper} rects={rects} placeKey={JSON.stringify(choice)}>
      {(placed) => (
        <Toolbar label={name} takesFocus={takesFocus && placed} onClose={onClose}>
          {choice.type === 'text' ? null : (
            <p className="tool-title">
              {name}
              {choice.type === 'point' ? `：${words}` : ''}
            </p>
          )}
          {placing === null ? (
            <>
              {marksWords ? (
                <ColourTools
                  chosen={null}
                  onChoose={(colour) =>
                    onMark({ mark: choice.type === 'point' ? 'area' : 'highlight', colour })
                  }
                />
              ) : null}
              <div className="tool-row">
                {choice.type === 'text' || row ? (
                  <Tool
                    label={t('annotate:mark.underline')}
                    shortcut="U"
                    onChoose={() => onMark({ mark: 'underline', colour: null })}
                  />
                ) : null}
                {choice.type === 'block' ? (
                  <Tool
                    label={t('annotate:strip.stickyNote')}
                    shortcut="M"
                    onChoose={() => onMark({ mark: 'stickyNote', colour: null })}
                  />
                ) : (
                  <Tool
                    label={t('annotate:mark.note')}
                    shortcut="M"
                    onChoose={() => onMark({ mark: 'note', colour: null })}
                  />
                )}
                <Tool
                  label={t('annotate:mark.question')}
                  shortcut="Q"
                  onChoose={() => onMark({ mark: 'question', colour: 'doubt' })}
                />
                <Tool
                  label={t('annotate:mark.bookmark')}
                  shortcut="B"
                  onChoose={() => onMark({ mark: 'bookmark', colour: null })}
                />
                {onOpinion === null ? null : (
                  <Tool label={t('opinion-sheet:start.fromMark')} shortcut="O" onChoose={onOpinion} />
                )}
                {choice.type === 'block' ? (
                  <>
                    <Tool label={t('annotate:mark.area')} onChoose={() => onDraw('area', block.id)} />
                    <Tool label={t('annotate:mark.textBox')} onChoose={() => onDraw('textBox', block.id)} />
                  </>
                ) : null}
                {cell === null ? null : (
                  <Tool label={t('annotate:strip.wholeCell')} onChoose={() => onChoose(cell)} />
                )}
                {wholeRow === null ? null : (
                  <Tool label={t('annotate:strip.wholeRow')} onChoose={() => onChoose(wholeRow)} />
                )}
                {choice.type === 'block' || row ? null : (
                  <Tool
                    label={t('annotate:strip.wholeBlock')}
                    onChoose={() => onChoose({ type: 'block', blockId: block.id })}
                  />
                )}
              </div>
            </>
          ) : (
            <div className="tool-row">
              <Tool label={t('annotate:strip.placeHere', { sign: placing })} onChoose={onPlace} />
              <Tool label={t('annotate:strip.cancel')} onChoose={onClose} />
            </div>
          )}
        </Toolbar>
      )}
    </Floating>
  );
}
