import type { Category } from '../../core/domain/opinion-sheets/category.ts';
import { type Disposition, defaultDispositions } from '../../core/domain/opinion-sheets/disposition.ts';
import { createTranslate, type Locale } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { ownCategories, ownDispositions } from '../../db/opinion-sheets/settings.ts';
import { readPlanTree } from '../../db/plans/queries.ts';

/** The committee's table of 対応区分; that of the program until it has one of its own. */
export function dispositionsOf(read: ReadHandle, locale: Locale): Disposition[] {
  const own = ownDispositions(read);
  if (own !== null) {
    return own;
  }
  const translate = createTranslate(locale);
  return defaultDispositions((code) => translate(`opinion:disposition.${code}`));
}

/** Words of a disposition; the code where the table has lost it. */
export function dispositionLabel(dispositions: readonly Disposition[], code: string | null): string {
  return code === null ? '' : (dispositions.find((one) => one.code === code)?.label ?? code);
}

/** Categories that opinions may be put under: the plan's goals with their policies, then the committee's own. */
export function categoriesOf(read: ReadHandle): Category[] {
  const { goals, policies } = readPlanTree(read);
  return [
    ...goals.flatMap((goal): Category[] => [
      { id: goal.id, label: goal.title, source: 'goal', parentId: null, retired: false },
      ...policies
        .filter(({ goalId }) => goalId === goal.id)
        .map(
          (policy): Category => ({
            id: policy.id,
            label: policy.title,
            source: 'policy',
            parentId: goal.id,
            retired: false,
          }),
        ),
    ]),
    ...ownCategories(read).map(
      ({ id, label, retired }): Category => ({ id, label, source: 'own', parentId: null, retired }),
    ),
  ];
}
