import type { PlanChange } from '../../../../core/domain/opinion-sheets/plan-change.ts';

/** What is open over the table, and what it is about. */
export type OpenDialog =
  | { readonly type: 'filter' }
  | { readonly type: 'renumber' }
  | { readonly type: 'suggestions' }
  | { readonly type: 'group'; readonly itemIds: readonly string[] }
  | { readonly type: 'split'; readonly itemId: string }
  | { readonly type: 'reference'; readonly itemIds: readonly string[] }
  /** `change`: null for a new one, because of `itemIds`. */
  | { readonly type: 'planChange'; readonly change: PlanChange | null; readonly itemIds: readonly string[] };
