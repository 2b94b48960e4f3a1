import { z } from 'zod';
import { foldKey } from '../blocks/fold.ts';
import { idSchema } from '../ids.ts';
import { itemsOf, type PlanItem, type PlanOutline } from './outline.ts';

export const mappingKindSchema = z.enum(['inherited', 'merged', 'divided', 'created', 'abolished']);
/** 継承 / 統合 / 分割 / 新規 / 廃止 */
export type MappingKind = z.infer<typeof mappingKindSchema>;

/** What became of parts of one plan in another; as many items on either side as needed, of whatever level. */
export const planMappingSchema = z.object({
  id: idSchema,
  fromPlanId: idSchema,
  toPlanId: idSchema,
  kind: mappingKindSchema,
  /** Items of the plan before; none for 新規. */
  from: z.array(idSchema),
  /** Items of the plan after; none for 廃止. */
  to: z.array(idSchema),
  note: z.string(),
  order: z.int().nonnegative(),
});
export type PlanMapping = z.infer<typeof planMappingSchema>;

/** True when a mapping of that kind can have so many items: 統合 needs two before, 分割 two after. */
export function mappingFits(kind: MappingKind, before: number, after: number): boolean {
  switch (kind) {
    case 'inherited':
      return before === 1 && after === 1;
    case 'merged':
      return before >= 2 && after >= 1;
    case 'divided':
      return before >= 1 && after >= 2;
    case 'created':
      return before === 0 && after >= 1;
    case 'abolished':
      return before >= 1 && after === 0;
  }
}

/** The kind that so many items suggest; null while nothing is chosen. */
export function usualMappingKind(before: number, after: number): MappingKind | null {
  if (before === 0 && after === 0) return null;
  if (before === 0) return 'created';
  if (after === 0) return 'abolished';
  if (before === 1) return after === 1 ? 'inherited' : 'divided';
  return 'merged';
}

/** Items of both plans that no mapping speaks of. */
export function unmappedItems(
  from: PlanOutline,
  to: PlanOutline,
  mappings: readonly PlanMapping[],
): { readonly from: PlanItem[]; readonly to: PlanItem[] } {
  const before = new Set(mappings.flatMap((mapping) => mapping.from));
  const after = new Set(mappings.flatMap((mapping) => mapping.to));
  return {
    from: itemsOf(from).filter(({ id }) => !before.has(id)),
    to: itemsOf(to).filter(({ id }) => !after.has(id)),
  };
}

/**
 * Items that no mapping speaks of and that have the same title and level in both plans, each once on either side: what was
 * evidently kept.
 */
export function sameTitles(
  from: PlanOutline,
  to: PlanOutline,
  mappings: readonly PlanMapping[],
): { readonly from: string; readonly to: string }[] {
  const open = unmappedItems(from, to, mappings);
  const after = byTitle(open.to);
  return [...byTitle(open.from)].flatMap(([key, [before, ...further]]) => {
    const [same, ...others] = after.get(key) ?? [];
    const isUnique = further.length === 0 && others.length === 0;
    return before !== undefined && same !== undefined && isUnique ? [{ from: before.id, to: same.id }] : [];
  });
}

function byTitle(items: readonly PlanItem[]): Map<string, PlanItem[]> {
  const groups = new Map<string, PlanItem[]>();
  for (const item of items) {
    const key = `${item.kind} ${foldKey(item.title)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** A row of the 新旧対応表. */
export interface ComparisonRow {
  /** null: nothing is said of these items yet. */
  readonly mapping: PlanMapping | null;
  readonly from: readonly PlanItem[];
  readonly to: readonly PlanItem[];
}

/** Rows under one 基本目標 of the plan before; without one: philosophies first, what is new last. */
export interface ComparisonGroup {
  readonly part: 'philosophies' | 'goal' | 'new';
  readonly goal: PlanItem | null;
  readonly rows: readonly ComparisonRow[];
}

/**
 * The 新旧対応表: every item of both plans, in the order of the plan before. A mapping stands where its first item stands;
 * what has no item before, and what nothing is said of, comes last in the order of the plan after.
 */
export function comparisonOf(
  from: PlanOutline,
  to: PlanOutline,
  mappings: readonly PlanMapping[],
): ComparisonGroup[] {
  const before = new Map(itemsOf(from).map((item, place) => [item.id, { item, place }]));
  const after = new Map(itemsOf(to).map((item, place) => [item.id, { item, place }]));
  const known = (map: typeof before, ids: readonly string[]): PlanItem[] =>
    ids
      .flatMap((id) => map.get(id) ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const rows = [...mappings]
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id))
    .map(
      (mapping): ComparisonRow => ({
        mapping,
        from: known(before, mapping.from),
        to: known(after, mapping.to),
      }),
    );
  const open = unmappedItems(from, to, mappings);
  const openBefore = new Set(open.from.map(({ id }) => id));
  const rowsAt = (item: PlanItem): ComparisonRow[] => [
    ...rows.filter((row) => row.from[0]?.id === item.id),
    ...(openBefore.has(item.id) ? [{ mapping: null, from: [item], to: [] }] : []),
  ];
  const groups: ComparisonGroup[] = [
    { part: 'philosophies', goal: null, rows: from.philosophies.flatMap(rowsAt) },
    ...from.goals.map(
      (goal): ComparisonGroup => ({
        part: 'goal',
        goal,
        rows: itemsOf({ philosophies: [], goals: [goal] }).flatMap(rowsAt),
      }),
    ),
    {
      part: 'new',
      goal: null,
      rows: [
        ...rows.filter((row) => row.from.length === 0),
        ...open.to.map((item): ComparisonRow => ({ mapping: null, from: [], to: [item] })),
      ].sort((a, b) => placeOf(after, a) - placeOf(after, b)),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function placeOf(after: ReadonlyMap<string, { readonly place: number }>, row: ComparisonRow): number {
  const [first] = row.to;
  return first === undefined ? Number.MAX_SAFE_INTEGER : (after.get(first.id)?.place ?? 0);
}
