import type { AnnotationColour } from '../../../core/domain/annotations/annotation.ts';
import { quotedText } from '../../../core/domain/annotations/target.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import type { MarkView } from '../model.ts';

/** Which notes are shown. */
export interface NoteFilter {
  readonly whose: 'all' | 'own' | 'shared' | 'others';
  readonly colour: AnnotationColour | 'all';
  readonly state: 'all' | 'questions' | 'open' | 'unread' | 'pending';
  /** Words that the note, its answers or its passage must hold. */
  readonly words: string;
}

export const everything: NoteFilter = { whose: 'all', colour: 'all', state: 'all', words: '' };

export function isEverything({ whose, colour, state, words }: NoteFilter): boolean {
  return whose === 'all' && colour === 'all' && state === 'all' && words.trim() === '';
}

type Filtered = Pick<MarkView, 'annotation' | 'own' | 'replies' | 'state' | 'target'>;

/** Whether a note passes; words are looked for without regard to width, case and white space. */
export function passes({ annotation, own, replies, state, target }: Filtered, filter: NoteFilter): boolean {
  const shared = annotation.visibility === 'shared';
  const whose =
    filter.whose === 'all' ||
    (filter.whose === 'own' && own) ||
    (filter.whose === 'others' && !own) ||
    (filter.whose === 'shared' && shared);
  const colour = filter.colour === 'all' || annotation.colour === filter.colour;
  return (
    whose &&
    colour &&
    inState(annotation, own, state, filter.state) &&
    holds(filter.words, [
      annotation.body,
      target === null ? '' : quotedText(target),
      annotation.author.name,
      ...replies.map((reply) => reply.annotation.body),
    ])
  );
}

function inState(
  annotation: MarkView['annotation'],
  own: boolean,
  anchoring: MarkView['state'],
  wanted: NoteFilter['state'],
): boolean {
  switch (wanted) {
    case 'all':
      return true;
    case 'questions':
      return annotation.mark === 'question' || annotation.colour === 'doubt';
    case 'open':
      return annotation.resolvedAt === null;
    case 'unread':
      return !own && annotation.readAt === null;
    case 'pending':
      return anchoring === 'pending';
  }
}

/** Every word must stand in one of the texts. */
export function holds(words: string, texts: readonly string[]): boolean {
  const wanted = words
    .split(/[\s\u3000]+/u)
    .map(foldKey)
    .filter((word) => word !== '');
  const folded = wanted.length === 0 ? [] : texts.map(foldKey);
  return wanted.every((word) => folded.some((text) => text.includes(word)));
}
