import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import type { PlanChange, PlanChangeKind } from '../../../../core/domain/opinion-sheets/plan-change.ts';

/** Where a change stands, and what is there now. */
export type PlaceOfChange = Pick<PlanChange, 'materialId' | 'versionId' | 'blockId' | 'place' | 'before'>;

/** Which sides a kind of change has. */
export function allowed(kind: PlanChangeKind): { readonly hasBefore: boolean; readonly hasAfter: boolean } {
  return {
    hasBefore: kind === 'change' || kind === 'deletion',
    hasAfter: kind !== 'deletion',
  };
}

/** Most items that one change is linked to; the contract holds the same. */
const mostItems = 1000;

/**
 * A change as it is begun from an opinion: at the place the opinion speaks of, in the current version where the paper was
 * replaced since, with the text that stands there.
 */
export function startOfChange(
  id: string,
  meetingId: string,
  itemIds: readonly string[],
  item: CompiledItem | null,
): PlanChange {
  const passage = item?.currentPassage ?? item?.commentedPassage ?? null;
  const block = passage?.blocks[0] ?? null;
  return {
    id,
    meetingId,
    kind: 'change',
    materialId: passage === null ? null : (item?.original.location.material?.materialId ?? null),
    versionId: passage?.versionId ?? null,
    blockId: block?.blockId ?? null,
    place: (item?.original.location.label ?? '').slice(0, 300),
    before: block?.text ?? '',
    after: block?.text ?? '',
    state: 'draft',
    order: 0,
    itemIds: itemIds.slice(0, mostItems),
  };
}
