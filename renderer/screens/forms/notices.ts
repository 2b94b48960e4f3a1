import type { FormNotice } from '../../../core/domain/opinion-sheets/filled-form.ts';
import type { Translate } from '../../../core/locales/translator.ts';

/** What a person should know of a form or a row, in a sentence without its number. */
export function noticeSentence(t: Translate, { code, value }: FormNotice): string {
  return t(`form:notice.${code}`, { value: value.replaceAll(/\s+/gu, ' ').slice(0, 100) });
}
