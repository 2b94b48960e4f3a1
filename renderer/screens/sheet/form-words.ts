import type { SheetFinding } from '../../../core/domain/opinion-sheets/check-sheet.ts';
import type { FormSettings, StandardField } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { Translate } from '../../../core/locales/translator.ts';

/** What a field is called: in the committee's words, else in those of the program. */
export function labelOfField(t: Translate, settings: FormSettings, field: StandardField): string {
  return settings.fields[field].label ?? t(`opinion-sheet:field.${field}`);
}

/** Small type beside a field: the committee's words, else those of the program, or nothing. */
export function hintOfField(t: Translate, settings: FormSettings, field: StandardField): string {
  const { hint } = settings.fields[field];
  return hint !== '' || field !== 'reason' ? hint : t('opinion-sheet:reasonHint');
}

/** What a check found, in one sentence. */
export function sentenceOfFinding(t: Translate, finding: SheetFinding): string {
  const { code, position, value } = finding;
  const sentence = t(`opinion-sheet:finding.${code}`, { value });
  return position === null ? sentence : t('opinion-sheet:finding.of', { number: position, sentence });
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Characters as a person counts them: か with its mark is one, line breaks are none. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(text)) {
    length += /^[\r\n]+$/u.test(segment) ? 0 : 1;
  }
  return length;
}
