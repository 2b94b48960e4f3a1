import type { Translate } from '../../../core/locales/translator.ts';
import { type CompileWords, nameOfDisposition } from './compile-words.ts';
import type { CompileActs } from './use-acts.ts';

/** Gives rows a disposition and says so. @param code null for undecided */
export function setDisposition(
  t: Translate,
  acts: CompileActs,
  words: CompileWords,
  itemIds: readonly string[],
  code: string | null,
): Promise<boolean> {
  const name = code === null ? t('compile:table.undecided') : nameOfDisposition(words.dispositions, code);
  return acts.answer(
    itemIds,
    { disposition: code },
    t('compile:said.disposition', { count: itemIds.length, name }),
  );
}
