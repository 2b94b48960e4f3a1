import type { FormNotice } from '../../core/domain/opinion-sheets/filled-form.ts';
import type { Translate } from '../../core/locales/translator.ts';

/** What a person should know of a form, in a sentence. */
export function noticeText(translate: Translate, { code, no, value }: FormNotice): string {
  const text = translate(`form:notice.${code}`, { value: value.replaceAll(/\s+/gu, ' ').slice(0, 100) });
  return no === null ? text : translate('form:noticeOf', { no, text });
}
