import type { ReactNode } from 'react';
import type { AnnotationColour, Mark } from '../../../../core/domain/annotations/annotation.ts';
import { ColourTools, Tool, Toolbar } from '../../../annotate/toolbar.tsx';
import { useWords } from '../../../app/words.ts';
import type { Annotations } from '../use-annotations.ts';
import type { DrawTool } from './draw-on-page.tsx';

export type PageTool = DrawTool | 'eraser';

const pageTools: readonly PageTool[] = ['ink', 'eraser', 'area', 'textBox'];

/** The tools for chosen text of a PDF. */
export function TextTools({
  takesFocus,
  onMark,
  onOpinion,
  onClose,
}: {
  readonly takesFocus: boolean;
  /** null: the colour that was used last. */
  readonly onMark: (mark: Mark, colour: AnnotationColour | null) => void;
  /** Begins an opinion on it; null where no opinions are collected. */
  readonly onOpinion: (() => void) | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <Toolbar label={t('annotate:bar')} takesFocus={takesFocus} onClose={onClose}>
      <ColourTools chosen={null} onChoose={(colour) => onMark('highlight', colour)} />
      <div className="tool-row">
        <Tool label={t('annotate:mark.underline')} onChoose={() => onMark('underline', null)} />
        <Tool label={t('annotate:mark.note')} onChoose={() => onMark('note', null)} />
        <Tool label={t('annotate:mark.question')} onChoose={() => onMark('question', 'doubt')} />
        <Tool label={t('annotate:mark.bookmark')} onChoose={() => onMark('bookmark', null)} />
        {onOpinion === null ? null : (
          <Tool label={t('opinion-sheet:start.fromMark')} shortcut="O" onChoose={onOpinion} />
        )}
      </div>
    </Toolbar>
  );
}

/** The tools for the pages of a PDF: pen, eraser, frame, text, notes and bookmarks of a page, taking back. */
export function PageTools({
  tool,
  colour,
  selecting,
  takesFocus,
  annotations,
  onTool,
  onColour,
  onPage,
  onSelectMode,
  onClose,
}: {
  readonly tool: PageTool | null;
  readonly colour: AnnotationColour;
  readonly selecting: boolean;
  readonly takesFocus: boolean;
  readonly annotations: Annotations;
  readonly onTool: (tool: PageTool) => void;
  readonly onColour: (colour: AnnotationColour) => void;
  readonly onPage: (mark: 'stickyNote' | 'bookmark') => void;
  readonly onSelectMode: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <Toolbar label={t('annotate:bar')} takesFocus={takesFocus} onClose={onClose}>
      <ColourTools chosen={colour} onChoose={onColour} />
      <div className="tool-row">
        {pageTools.map((known) => (
          <Tool
            key={known}
            label={t(`annotate:tool.${known}`)}
            pressed={tool === known}
            onChoose={() => onTool(known)}
          />
        ))}
        <Tool label={t('margin:pageNote')} onChoose={() => onPage('stickyNote')} />
        <Tool label={t('margin:pageBookmark')} onChoose={() => onPage('bookmark')} />
        <Tool label={t('annotate:selectMode')} pressed={selecting} onChoose={onSelectMode} />
        <Tool
          label={t('annotate:undo')}
          disabled={!annotations.canUndo}
          onChoose={() => void annotations.undo()}
        />
        <Tool
          label={t('annotate:redo')}
          disabled={!annotations.canRedo}
          onChoose={() => void annotations.redo()}
        />
        <Tool label={t('annotate:endTools')} onChoose={onClose} />
      </div>
    </Toolbar>
  );
}
