import type { MaterialKind } from '../../core/domain/materials/content.ts';
import { type DraftChange, type DraftState, draftChangeSchema } from '../../core/domain/materials/draft.ts';
import type { Distribution } from '../../core/domain/meetings/handout-list-content.ts';

export interface DraftRow {
  readonly id: string;
  readonly material_id: string | null;
  readonly base_version_id: string | null;
  readonly meeting_id: string;
  readonly kind: MaterialKind;
  readonly number: string | null;
  readonly title: string;
  readonly distribution: Distribution | null;
  /** Canonical JSON of the MaterialContent that the draft began with. */
  readonly content: string;
  readonly state: DraftState;
  readonly version_id: string | null;
  /** Unix time in milliseconds. */
  readonly started_at: number;
}

export interface DraftChangeRow {
  readonly id: string;
  readonly draft_id: string;
  /** 1, 2, 3 … */
  readonly position: number;
  readonly step: string;
  readonly act: DraftChange['act'];
  readonly actor: string;
  /** Unix time in milliseconds. */
  readonly at: number;
  /** Canonical JSON of the operations. */
  readonly operations: string;
}

export const draftChangeColumns = 'id, draft_id, position, step, act, actor, at, operations';

export function draftChangeOf(row: DraftChangeRow): DraftChange {
  const { id, step, act, actor, at } = row;
  return draftChangeSchema.parse({ id, step, act, actor, at, operations: JSON.parse(row.operations) });
}
