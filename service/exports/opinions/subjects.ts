import type { OpinionTableOrder } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { outlineOf } from '../../../core/domain/plans/outline.ts';
import type { PlanTree } from '../../../core/domain/plans/plan.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { GivenItem } from './given-items.ts';

/** Rows under one heading. */
export interface Subject {
  /** 「災害に備える体制づくり」; empty where the list has no headings. */
  readonly heading: string;
  /** 「基本目標1　…」 above it, where the list is by plan. */
  readonly above: string | null;
  readonly items: readonly GivenItem[];
}

/** Names of categories, with the goal that each stands under. */
export interface CategoryNames {
  readonly label: (id: string) => string;
  readonly goalOf: (id: string) => string | null;
  /** Place of a category in the plan, then in the committee's own list. */
  readonly order: ReadonlyMap<string, number>;
}

/** 「基本目標1　支え合いのまち」 and the titles of policies, as the plans number them. */
export function categoryNames(
  tree: PlanTree,
  categories: readonly { readonly id: string; readonly label: string; readonly parentId: string | null }[],
  translate: Translate,
): CategoryNames {
  const goals = new Map(
    tree.plans
      .flatMap(({ id }) => outlineOf(tree, id).goals)
      .map(({ id, number, title }) => [
        id,
        translate('opinion-export:subject.goal', { kind: translate('plan:kind.goal'), number, title }),
      ]),
  );
  const known = new Map(categories.map((category) => [category.id, category]));
  return {
    label: (id) => goals.get(id) ?? known.get(id)?.label ?? id,
    goalOf: (id) => {
      const parentId = known.get(id)?.parentId ?? null;
      return goals.get(parentId ?? id) ?? null;
    },
    order: new Map(categories.map(({ id }, index) => [id, index])),
  };
}

/** The items under their headings; items of one group stand together. */
export function subjectsOf(
  items: readonly GivenItem[],
  order: OpinionTableOrder,
  names: CategoryNames,
  translate: Translate,
): Subject[] {
  if (order === 'number') {
    return items.length === 0 ? [] : [{ heading: '', above: null, items }];
  }
  const keyOf = (item: GivenItem): { key: string; heading: string; above: string | null; rank: number } =>
    order === 'agenda' ? placeSubject(item, translate) : categorySubject(item, order, names, translate);
  const buckets = new Map<
    string,
    { heading: string; above: string | null; rank: number; items: GivenItem[] }
  >();
  for (const item of items) {
    const { key, ...subject } = keyOf(item);
    const bucket = buckets.get(key) ?? { ...subject, items: [] };
    buckets.set(key, bucket);
    bucket.items.push(item);
  }
  return [...buckets.values()]
    .sort((a, b) => a.rank - b.rank)
    .map((bucket) => ({ heading: bucket.heading, above: bucket.above, items: groupsTogether(bucket.items) }));
}

const last = Number.MAX_SAFE_INTEGER;

function categorySubject(
  item: GivenItem,
  order: 'category' | 'plan',
  names: CategoryNames,
  translate: Translate,
) {
  const id = item.categoryId;
  if (id === null) {
    return { key: '', heading: translate('opinion-export:subject.none'), above: null, rank: last };
  }
  const goal = order === 'plan' ? names.goalOf(id) : null;
  const heading = names.label(id);
  return {
    key: id,
    heading,
    above: goal === heading ? null : goal,
    rank: names.order.get(id) ?? last - 1,
  };
}

/** By agenda: items of the agenda themselves, then the papers in their order (in which the items come), then the rest. */
function placeSubject({ place }: GivenItem, translate: Translate) {
  if (place.material !== null) {
    const { id, label, title } = place.material;
    return {
      key: id,
      heading: label === null ? title : `${label}\u3000${title}`,
      above: null,
      rank: 1,
    };
  }
  if (place.agendaText !== null) {
    return { key: `agenda ${place.agendaText}`, heading: place.agendaText, above: null, rank: 0 };
  }
  if (place.wholePlan) {
    return { key: 'plan', heading: translate('opinion:location.wholePlan'), above: null, rank: 2 };
  }
  return { key: '', heading: translate('opinion-export:subject.noPlace'), above: null, rank: 3 };
}

/** Items of a group follow the first of them. */
function groupsTogether(items: readonly GivenItem[]): GivenItem[] {
  const groups = new Map<string, GivenItem[]>();
  for (const item of items) {
    const key = item.groupId ?? item.itemId;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flat();
}

/** How many people wrote these items, and how many opinions they are of. */
export function countOf(items: readonly GivenItem[]): { people: number; opinions: number } {
  return {
    people: new Set(items.map(({ writer }) => writer.key)).size,
    opinions: new Set(items.map(({ opinionId }) => opinionId)).size,
  };
}
