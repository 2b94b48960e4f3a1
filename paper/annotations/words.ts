import { colourSchema, markSchema } from '../../core/domain/annotations/annotation.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { NoteWords } from './pdf-notes.ts';

/** The words for marks and colours, as they stand beside annotations everywhere. */
export function noteWords(t: Translate): NoteWords {
  return {
    mark: Object.fromEntries(
      markSchema.options.map((mark) => [mark, t(`annotate:mark.${mark}`)]),
    ) as unknown as NoteWords['mark'],
    colour: Object.fromEntries(
      colourSchema.options.map((colour) => [colour, t(`annotate:colour.${colour}`)]),
    ) as unknown as NoteWords['colour'],
    markOn: (head, quote) => t('note-files:markOn', { head, quote }),
    onlyMine: t('note-files:onlyMine'),
    answer: (name) => t('note-files:answer', { name }),
  };
}
