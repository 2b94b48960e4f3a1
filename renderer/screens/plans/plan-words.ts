import { itemsOf, type PlanItem, type PlanOutline } from '../../../core/domain/plans/outline.ts';
import type { Plan } from '../../../core/domain/plans/plan.ts';
import type { Translate } from '../../../core/locales/translator.ts';

/** 「地域福祉計画（次期計画　案1）」 */
export function labelOfPlan(t: Translate, plan: Pick<Plan, 'title' | 'standing' | 'edition'>): string {
  const { title, edition } = plan;
  const standing = t(`plan:standing.${plan.standing}`);
  return edition === ''
    ? t('plan:name', { title, standing })
    : t('plan:nameWithEdition', { title, standing, edition });
}

/** 「次期計画　案1」 */
export function labelOfEdition(t: Translate, plan: Pick<Plan, 'standing' | 'edition'>): string {
  const standing = t(`plan:standing.${plan.standing}`);
  return plan.edition === '' ? standing : t('plan:edition', { standing, edition: plan.edition });
}

/** 「施策1-2」 */
export function numberOfItem(t: Translate, item: Pick<PlanItem, 'kind' | 'number'>): string {
  return `${t(`plan:kind.${item.kind}`)}${item.number}`;
}

/** 「施策1-2　見守り」 */
export function labelOfItem(t: Translate, item: Pick<PlanItem, 'kind' | 'number' | 'title'>): string {
  return `${numberOfItem(t, item)}\u3000${item.title}`;
}

/** Everything that stands below an item, however deep. */
export function countBelow(item: PlanItem): number {
  return itemsOf({ philosophies: [], goals: [item] }).length - 1;
}

/** Items from top to bottom, without those below a closed one. */
export function visibleItems(outline: PlanOutline, closed: ReadonlySet<string>): PlanItem[] {
  const open = (item: PlanItem): PlanItem[] => [
    item,
    ...(closed.has(item.id) ? [] : item.children.flatMap(open)),
  ];
  return [...outline.philosophies, ...outline.goals.flatMap(open)];
}
