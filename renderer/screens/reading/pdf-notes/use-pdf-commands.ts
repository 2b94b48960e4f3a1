import type { AnnotateCommand } from '../../../../core/contract/shell.ts';
import type { AnnotationColour, Mark } from '../../../../core/domain/annotations/annotation.ts';
import { colourOfCommand, wantedMark } from '../../../annotate/annotator-keys.ts';
import { useAnnotatorKeys } from '../../../annotate/use-annotator-keys.ts';
import type { Annotations } from '../use-annotations.ts';
import type { PageTool } from './page-tools.tsx';

/** Commands of the menu and keys about marks, for the pages of a PDF. */
export function usePdfCommands(acts: {
  readonly annotations: Annotations;
  /** Whether text is chosen. */
  readonly choosing: boolean;
  readonly markText: (mark: Mark, colour: AnnotationColour | null) => void;
  readonly markPage: (mark: 'stickyNote' | 'bookmark') => void;
  /** Begins an opinion on the chosen text, or on the chosen mark. */
  readonly startOpinion: () => void;
  readonly take: (tool: PageTool) => void;
  readonly toggleCaret: () => void;
  readonly toTools: () => void;
  readonly escape: () => void;
  readonly removed: () => void;
}): void {
  const { annotations, choosing } = acts;
  const selected = annotations.marks.find(({ id }) => id === annotations.selectedId) ?? null;
  const run = (command: AnnotateCommand): void => {
    const recoloured = colourOfCommand(command);
    const wanted = wantedMark(command, null);
    if (recoloured !== undefined && !choosing && selected !== null) {
      annotations.change(selected.id, { colour: recoloured });
    } else if (wanted?.mark === 'stickyNote') {
      acts.markPage('stickyNote');
    } else if (wanted?.mark === 'bookmark' && !choosing) {
      acts.markPage('bookmark');
    } else if (wanted !== undefined) {
      acts.markText(wanted.mark, wanted.colour);
    } else if (command === 'mark-opinion') {
      acts.startOpinion();
    } else if (command === 'select-mode') {
      acts.toggleCaret();
    } else if (command === 'undo' || command === 'redo') {
      void (command === 'undo' ? annotations.undo() : annotations.redo());
    } else {
      const tool = toolOf[command];
      if (tool !== undefined) {
        acts.take(tool);
      }
    }
  };
  useAnnotatorKeys({
    choosing,
    selected,
    run,
    toStrip: acts.toTools,
    escape: acts.escape,
    remove: (id) => {
      annotations.remove(id);
      annotations.select(null);
      acts.removed();
    },
    openNote: annotations.openNote,
  });
}

const toolOf: Partial<Record<AnnotateCommand, PageTool>> = {
  'mark-ink': 'ink',
  'mark-area': 'area',
  'mark-text-box': 'textBox',
  'mark-eraser': 'eraser',
};
