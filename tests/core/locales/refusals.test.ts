import { expect, it } from 'vitest';
import { refusalReasons } from '../../../core/domain/exchange/refusal.ts';
import { createTranslate, locales } from '../../../core/locales/translator.ts';

it.each(locales)('each reason for not taking a bundle in has a sentence of its own (%s)', (locale) => {
  const translate = createTranslate(locale);
  const sentences = refusalReasons.map((reason) => translate(`exchange:refused.${reason}`));
  for (const sentence of sentences) {
    expect(sentence).toMatch(locale === 'ja' ? /^[^a-z]{8,}。$/u : /^[A-Z][^_]{10,}\.$/u);
  }
  expect(new Set(sentences).size).toBe(refusalReasons.length);
});
