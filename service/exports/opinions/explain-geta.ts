import type { Translate } from '../../../core/locales/translator.ts';

/** The line that explains 〓. */
export function explainGeta(translate: Translate): (characters: readonly string[]) => string {
  return (characters) =>
    translate('opinion-export:geta', { characters: characters.join(translate('opinion-export:comma')) });
}
