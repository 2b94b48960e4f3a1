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

/**
 * Categories that opinions may be put under: the plan's goals with their policies, then the committee's own. Where several
 * plans have an entry of that title, those of a draft name it: 「災害に備える（案1）」.
 */
export function categoriesOf(read: ReadHandle): Category[] {
  const { plans, goals, policies } = readPlanTree(read);
  const editions = new Map(plans.map(({ id, edition }) => [id, edition]));
  const titled = new Map<string, number>();
  for (const { title } of [...goals, ...policies]) {
    titled.set(title, (titled.get(title) ?? 0) + 1);
  }
  const labelOf = (title: string, planId: string): string => {
    const edition = editions.get(planId) ?? '';
    return (titled.get(title) ?? 0) > 1 && edition !== '' ? `${title}（${edition}）` : title;
  };
  return [
    ...goals.flatMap((goal): Category[] => [
      {
        id: goal.id,
        label: labelOf(goal.title, goal.planId),
        source: 'goal',
        parentId: null,
        retired: false,
      },
      ...policies
        .filter(({ goalId }) => goalId === goal.id)
        .map(
          (policy): Category => ({
            id: policy.id,
            label: labelOf(policy.title, goal.planId),
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
