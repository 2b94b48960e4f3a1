import { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { everyRow } from '../../core/domain/opinion-sheets/compiled.ts';
import type { PlanChange, PlanChangeKind } from '../../core/domain/opinion-sheets/plan-change.ts';
import { planChangeKindSchema } from '../../core/domain/opinion-sheets/plan-change.ts';
import { type ResponseStatus, responseStatusSchema } from '../../core/domain/opinion-sheets/response.ts';
import type { Locale } from '../../core/locales/translator.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  compiledIds,
  findItemRow,
  planChangesOfItems,
  planChangesOfMeeting,
} from '../../db/opinion-sheets/compile-queries.ts';
import { groupItems } from '../../db/opinion-sheets/group-commands.ts';
import { changeItems } from '../../db/opinion-sheets/item-commands.ts';
import { savePlanChange } from '../../db/opinion-sheets/plan-change-commands.ts';
import { changeResponses, itemsOfSubject, subjectOf } from '../../db/opinion-sheets/response-commands.ts';
import { categoriesOf, dispositionsOf } from './dispositions.ts';

const statusWords: Readonly<Record<string, ResponseStatus>> = {
  未着手: 'untouched',
  案: 'draft',
  確認中: 'inReview',
  確定: 'settled',
  公表: 'published',
};
const planChangeWords: Readonly<Record<string, PlanChangeKind>> = {
  追加: 'addition',
  変更: 'change',
  削除: 'deletion',
  新設: 'establishment',
};

/** A word of a closed list, in Japanese or as its identifier. */
function wordOf<Value extends string>(words: Readonly<Record<string, Value>>, known: z.ZodType<Value>) {
  return z.string().transform((word, context): Value => {
    const value = words[word.trim()] ?? known.safeParse(word.trim()).data;
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: Object.keys(words).join(', ') });
      return z.NEVER;
    }
    return value;
  });
}

const longText = z.string().max(20_000);

/** One entry of the list that `answer --from` reads; what is left out stays as it is. */
export const answerEntrySchema = z.object({
  /** No. of the 対応表. */
  no: z.int().positive(),
  summary: longText.optional(),
  category: z.string().max(300).optional(),
  disposition: z.string().max(60).optional(),
  response: longText.optional(),
  reason: longText.optional(),
  status: wordOf(statusWords, responseStatusSchema).optional(),
  section: z.string().max(100).optional(),
  /** No. of the item whose answer it refers to. */
  sameAs: z.int().positive().nullable().optional(),
  /** Heading of a group that everything with that heading is put into. */
  group: z.string().min(1).max(300).optional(),
  planChanges: z
    .array(
      z.object({
        kind: wordOf(planChangeWords, planChangeKindSchema),
        place: z.string().max(300),
        before: longText.default(''),
        after: longText.default(''),
        state: z.enum(['draft', 'applied']).default('draft'),
      }),
    )
    .max(100)
    .optional(),
});
export type AnswerEntry = z.output<typeof answerEntrySchema>;

/** The one that a person names by its words or code. @throws ShingiError not-found */
function named<Item>(list: readonly Item[], name: string, wordsOf: (item: Item) => readonly string[]): Item {
  const key = foldKey(name);
  const found = list.find((item) => wordsOf(item).some((word) => foldKey(word) === key));
  if (found === undefined) {
    throw new ShingiError('not-found', { name });
  }
  return found;
}

/**
 * Stores answers by number, in one command: all of them or none.
 * @returns the ids of the items that were answered
 * @throws ShingiError not-found (number, disposition, category), response-incomplete, conflict
 */
export function storeAnswers(
  tx: WriteHandle,
  meetingId: string,
  entries: readonly AnswerEntry[],
  locale: Locale,
): string[] {
  const dispositions = dispositionsOf(tx, locale);
  const categories = categoriesOf(tx);
  const byNumber = new Map(
    compiledIds(tx, { meetingId, filter: everyRow, order: 'number', descending: false }).map((id) => [
      findItemRow(tx, id)?.number ?? 0,
      id,
    ]),
  );
  const itemOf = (no: number): string => {
    const id = byNumber.get(no);
    if (id === undefined) {
      throw new ShingiError('not-found', { name: `No.${no}` });
    }
    return id;
  };
  const items = entries.map((entry) => itemOf(entry.no));
  entries.forEach((entry, index) => {
    const id = items[index] ?? '';
    const category =
      entry.category === undefined
        ? undefined
        : named(categories, entry.category, (one) => [one.label, one.id]).id;
    changeItems(tx, [id], { summary: entry.summary, category });
    for (const change of entry.planChanges ?? []) {
      addPlanChange(tx, meetingId, id, change, dispositions);
    }
  });
  formGroups(tx, entries, items);
  entries.forEach((entry, index) => {
    const id = items[index] ?? '';
    const disposition =
      entry.disposition === undefined
        ? undefined
        : named(dispositions, entry.disposition, ({ label, code }) => [label, code]).code;
    changeResponses(
      tx,
      [id],
      {
        text: entry.response,
        disposition,
        reason: entry.reason,
        section: entry.section,
        status: entry.status,
        sameAs: entry.sameAs === undefined || entry.sameAs === null ? entry.sameAs : itemOf(entry.sameAs),
      },
      dispositions,
    );
  });
  return items;
}

function formGroups(tx: WriteHandle, entries: readonly AnswerEntry[], items: readonly string[]): void {
  const groups = new Map<string, string[]>();
  entries.forEach(({ group }, index) => {
    if (group !== undefined) {
      groups.set(group, [...(groups.get(group) ?? []), items[index] ?? '']);
    }
  });
  for (const [heading, members] of groups) {
    groupItems(tx, members, null, heading);
  }
}

function addPlanChange(
  tx: WriteHandle,
  meetingId: string,
  itemId: string,
  change: NonNullable<AnswerEntry['planChanges']>[number],
  dispositions: Parameters<typeof savePlanChange>[2],
): void {
  const { kind, place, before, after, state } = change;
  const sameWords = (known: PlanChange): boolean =>
    known.kind === kind && known.place === place && known.before === before && known.after === after;
  const mine = planChangesOfItems(tx, itemsOfSubject(tx, subjectOf(tx, itemId)));
  if (mine.some(sameWords)) {
    return;
  }
  savePlanChange(
    tx,
    {
      id: tx.environment.newId(),
      meetingId,
      kind,
      materialId: null,
      versionId: null,
      blockId: null,
      place,
      before,
      after,
      state,
      order: planChangesOfMeeting(tx, meetingId).length,
      itemIds: [itemId],
    },
    dispositions,
  );
}
