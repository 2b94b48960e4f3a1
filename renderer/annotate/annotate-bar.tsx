import type { ReactNode } from 'react';
import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { useWords } from '../app/words.ts';
import { ColourTools, Tool, Toolbar } from './toolbar.tsx';
import { type Tool as ToolName, tools } from './tools.ts';

/** Below the bar while the reader draws: what the pointer does, in which colour, and the way back. */
export function AnnotateBar({
  tool,
  colour,
  canUndo,
  canRedo,
  selecting,
  takesFocus,
  onTool,
  onColour,
  onUndo,
  onRedo,
  onSelectMode,
  onClose,
}: {
  readonly tool: ToolName;
  readonly colour: AnnotationColour;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the keyboard moves a cursor in the paper. */
  readonly selecting: boolean;
  readonly takesFocus: boolean;
  readonly onTool: (tool: ToolName) => void;
  readonly onColour: (colour: AnnotationColour) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSelectMode: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <div className="annotate-bar">
      <Toolbar label={t('annotate:bar')} takesFocus={takesFocus} onClose={onClose}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
        <div className="tool-row" role="group" aria-label={t('annotate:toolsLabel')}>
          {tools.map((name) => (
            <Tool
              key={name}
              label={t(`annotate:tool.${name}`)}
              pressed={tool === name}
              onChoose={() => onTool(name)}
            />
          ))}
        </div>
        <ColourTools chosen={colour} onChoose={onColour} />
        <div className="tool-row">
          <Tool label={t('annotate:selectMode')} pressed={selecting} shortcut="F7" onChoose={onSelectMode} />
          <Tool label={t('annotate:undo')} disabled={!canUndo} shortcut="Control+Z" onChoose={onUndo} />
          <Tool label={t('annotate:redo')} disabled={!canRedo} shortcut="Control+Y" onChoose={onRedo} />
          <Tool label={t('annotate:endTools')} onChoose={onClose} />
        </div>
      </Toolbar>
    </div>
  );
}
