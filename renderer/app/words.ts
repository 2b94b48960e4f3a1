import { useTranslation } from 'react-i18next';
import type { Translate } from '../../core/locales/translator.ts';

/** The words of the chosen language. Keys are `namespace:path.to.word`. */
export function useWords(): Translate {
  return useTranslation().i18n.t;
}
