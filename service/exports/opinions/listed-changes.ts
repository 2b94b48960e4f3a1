import type { PlanChange } from '../../../core/domain/opinion-sheets/plan-change.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { findMaterial, findVersion } from '../../../db/materials/queries.ts';
import {
  findItemRow,
  itemsOfGroup,
  planChangesOfMeeting,
} from '../../../db/opinion-sheets/compile-queries.ts';
import type { ItemRow } from '../../../db/opinion-sheets/rows.ts';
import { versionTitle } from '../../exchange/previews.ts';
import { writersOfMeeting } from './given-items.ts';
import { textKeys } from './given-texts.ts';
import { type GivenText, type Review, reviewOf } from './review.ts';

/** A change of the plan as it is given out. */
export interface ListedChange {
  readonly change: PlanChange;
  /** 「資料4　課題シート（差替）」; empty where the place says it all. */
  readonly paper: string;
  /** 「No.6、No.16」 */
  readonly numbers: string;
}

export interface DrawnChanges {
  /** With what is masked masked. */
  readonly changes: readonly ListedChange[];
  readonly review: Review;
}

const sides = ['place', 'before', 'after'] as const;

/**
 * The changes that the opinions of a meeting led to. There are no names in such a list, so its texts are searched for
 * everybody's, as those of a 対応表 without names are, and what was decided there counts here.
 */
export function drawUpPlanChanges(
  read: ReadHandle,
  { meetingId, appliedOnly, maskAll }: DrawnChangesOrder,
  translate: Translate,
): DrawnChanges {
  const found = planChangesOfMeeting(read, meetingId)
    .filter(({ state }) => !appliedOnly || state === 'applied')
    .map((change) => ({ change, items: itemsOf(read, change) }));
  const texts = found.flatMap(({ change, items: [first] }) =>
    sides.map(
      (side): GivenText => ({
        key: textKeys.change(change.id, side),
        field: 'planChange',
        text: change[side],
        no: first?.number ?? null,
        itemId: first?.id ?? null,
        writer: null,
      }),
    ),
  );
  const review = reviewOf(
    read,
    meetingId,
    texts,
    [...writersOfMeeting(read, meetingId).values()],
    { style: 'none', version: 'public', maskAll },
    translate,
  );
  return {
    review,
    changes: found.map(({ change, items }) => {
      const material = change.materialId === null ? null : findMaterial(read, change.materialId);
      const version = change.versionId === null ? null : findVersion(read, change.versionId);
      const paper = material === null ? '' : versionTitle(material, version ?? undefined, translate);
      const masked = (side: (typeof sides)[number]) =>
        review.masked(textKeys.change(change.id, side), change[side]);
      return {
        change: { ...change, place: masked('place'), before: masked('before'), after: masked('after') },
        paper: change.place.startsWith(paper) ? '' : paper,
        numbers: [...new Set(items.map(({ number }) => number))]
          .map((no) => translate('opinion-export:changes.no', { no }))
          .join(translate('opinion-export:comma')),
      };
    }),
  };
}

export interface DrawnChangesOrder {
  readonly meetingId: string;
  /** Only what the plan has already. */
  readonly appliedOnly: boolean;
  /** Puts 〔氏名〕 and the like in every place with personal data. */
  readonly maskAll: boolean;
}

/** Rows that led to a change, by their numbers; those of the same group included: one answer is for all of them. */
function itemsOf(read: ReadHandle, { itemIds }: PlanChange): ItemRow[] {
  return itemIds
    .flatMap((id) => {
      const item = findItemRow(read, id);
      const group = item?.group_id ?? null;
      return item === null ? [] : group === null ? [item] : itemsOfGroup(read, group);
    })
    .sort((a, b) => a.number - b.number);
}
