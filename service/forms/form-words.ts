import type { FormWords } from '../../core/domain/opinion-sheets/filled-form.ts';
import { opinionKindSchema } from '../../core/domain/opinion-sheets/opinion.ts';
import { publishabilitySchema, submitterRoleSchema } from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate, locales } from '../../core/locales/translator.ts';

let known: FormWords | null = null;

/** The words of the program for what a form can say, in every language a form may have been made in. */
export function formWords(): FormWords {
  known ??= collect();
  return known;
}

function collect(): FormWords {
  const translates = locales.map(createTranslate);
  const table = <Value extends string>(
    values: readonly Value[],
    word: (translate: (typeof translates)[number], value: Value) => string,
  ): Record<Value, string[]> =>
    Object.fromEntries(
      values.map((value) => [value, translates.map((translate) => word(translate, value))]),
    ) as Record<Value, string[]>;
  return {
    kinds: table(opinionKindSchema.options, (translate, value) => translate(`opinion:kind.${value}`)),
    roles: table(submitterRoleSchema.options, (translate, value) =>
      translate(`opinion:submitterRole.${value}`),
    ),
    publishabilities: table(publishabilitySchema.options, (translate, value) =>
      translate(`opinion:publishability.${value}`),
    ),
    wholePlan: translates.map((translate) => translate('opinion:location.wholePlan')),
  };
}
