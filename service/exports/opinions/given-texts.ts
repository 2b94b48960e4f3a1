import type { OpinionTableColumn } from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { GivenItem } from './given-items.ts';
import type { GivenText } from './review.ts';

type OfOpinion = Pick<GivenItem, 'opinionId'>;

/** Keys of texts: the same text has the same key wherever it is printed. */
export const textKeys = {
  location: ({ opinionId }: OfOpinion) => `location:${opinionId}`,
  question: ({ opinionId }: OfOpinion) => `question:${opinionId}`,
  quote: ({ opinionId }: OfOpinion) => `quote:${opinionId}`,
  text: ({ opinionId }: OfOpinion) => `text:${opinionId}`,
  reason: ({ opinionId }: OfOpinion) => `reason:${opinionId}`,
  proposal: ({ opinionId }: OfOpinion) => `proposal:${opinionId}`,
  summary: ({ itemId }: GivenItem) => `summary:${itemId}`,
  /** Of a sheet, to a question of the committee's own. */
  answer: (sheetId: string, fieldId: string) => `answer:${sheetId}:${fieldId}`,
  response: (subjectId: string) => `response:${subjectId}`,
  responseReason: (subjectId: string) => `responseReason:${subjectId}`,
  group: (groupId: string) => `group:${groupId}`,
  change: (id: string, side: 'place' | 'before' | 'after') => `change:${id}:${side}`,
} as const;

/** Every text of people that these columns of an item show. */
export function textsOfItem(
  item: GivenItem,
  columns: ReadonlySet<OpinionTableColumn>,
  answeredBy: (item: GivenItem) => GivenItem['response'],
): GivenText[] {
  const { no, itemId, original, response } = item;
  const texts: GivenText[] = [];
  const add = (key: string, field: GivenText['field'], text: string, isOwn: boolean): void => {
    if (text !== '') {
      texts.push({ key, field, text, no, itemId, writer: isOwn ? item.writer : null });
    }
  };
  if (columns.has('location')) {
    // The words that were kept with the opinion are printed only where its paper is not here.
    const { material, question } = item.place;
    add(textKeys.location(item), 'location', material === null ? item.place.label : '', true);
    add(textKeys.question(item), 'location', question ?? '', true);
  }
  if (columns.has('originalText') || (columns.has('summary') && item.summary === '')) {
    add(textKeys.quote(item), 'quote', original.quote, true);
    add(textKeys.text(item), 'text', original.text, true);
    add(textKeys.reason(item), 'reason', original.reason, true);
    add(textKeys.proposal(item), 'proposal', original.proposal, true);
  }
  if (columns.has('summary')) {
    // A summary is of the words of its writer, whoever wrote it.
    add(textKeys.summary(item), 'summary', item.summary, true);
  }
  if (columns.has('response')) {
    for (const { subjectId, text, reason } of [response, answeredBy(item)]) {
      add(textKeys.response(subjectId), 'response', text, false);
      add(textKeys.responseReason(subjectId), 'responseReason', reason, false);
    }
  }
  if (item.groupId !== null) {
    add(textKeys.group(item.groupId), 'group', item.groupHeading, false);
  }
  if (columns.has('planChange')) {
    for (const { id, place, before, after } of item.planChanges) {
      add(textKeys.change(id, 'place'), 'planChange', place, false);
      add(textKeys.change(id, 'before'), 'planChange', before, false);
      add(textKeys.change(id, 'after'), 'planChange', after, false);
    }
  }
  return texts;
}
