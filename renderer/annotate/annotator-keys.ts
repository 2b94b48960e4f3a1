/** Which command and which key means which mark. */
import type { AnnotateCommand } from '../../core/contract/shell.ts';
import type { AnnotationColour, Mark } from '../../core/domain/annotations/annotation.ts';
import type { Choice } from './choice.ts';
import type { WantedMark } from './choice-strip.tsx';

const colours: Partial<Record<AnnotateCommand, AnnotationColour>> = {
  'mark-important': 'important',
  'mark-doubt': 'doubt',
  'mark-agreement': 'agreement',
  'mark-idea': 'idea',
  'mark-concern': 'concern',
};

const marks: Partial<Record<AnnotateCommand, Mark>> = {
  'mark-underline': 'underline',
  'mark-note': 'note',
  'mark-question': 'question',
  'mark-bookmark': 'bookmark',
  'mark-sticky-note': 'stickyNote',
};

/** Keys while something is chosen and the focus is in the paper or its tools, without Ctrl or Alt. */
const keys: Readonly<Record<string, AnnotateCommand>> = {
  '1': 'mark-important',
  '2': 'mark-doubt',
  '3': 'mark-agreement',
  '4': 'mark-idea',
  '5': 'mark-concern',
  u: 'mark-underline',
  m: 'mark-note',
  q: 'mark-question',
  b: 'mark-bookmark',
  o: 'mark-opinion',
};

export function commandOfChoiceKey(key: string): AnnotateCommand | undefined {
  return keys[key.toLowerCase()];
}

export function colourOfCommand(command: AnnotateCommand): AnnotationColour | undefined {
  return colours[command];
}

/** The mark that a command puts on what is chosen; undefined for commands that do something else. */
export function wantedMark(command: AnnotateCommand, choice: Choice | null): WantedMark | undefined {
  const colour = colours[command];
  if (colour !== undefined) {
    return { mark: choice?.type === 'point' ? 'area' : 'highlight', colour };
  }
  const mark = marks[command];
  if (mark === undefined) {
    return undefined;
  }
  if (mark === 'stickyNote' || (mark === 'note' && choice?.type === 'block')) {
    return { mark: 'stickyNote', colour: null };
  }
  return { mark, colour: mark === 'question' ? 'doubt' : null };
}
