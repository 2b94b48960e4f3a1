import { ShingiError } from '../../core/contract/errors.ts';
import { type CompileOrder, everyRow } from '../../core/domain/opinion-sheets/compiled.ts';
import { textLimits } from '../../core/domain/opinion-sheets/opinion.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import {
  compiledIds,
  findItemRow,
  findResponse,
  itemsOfOpinion,
  planChangesOfItems,
} from './compile-queries.ts';
import { findOpinionRow } from './queries.ts';
import type { ItemRow } from './rows.ts';

export function requireItem(handle: WriteHandle, id: string): ItemRow {
  const item = findItemRow(handle, id);
  if (item === null) {
    throw new ShingiError('not-found', { what: 'opinionItem', id });
  }
  return item;
}

export interface ItemChanges {
  readonly summary?: string | undefined;
  readonly category?: string | null | undefined;
  readonly note?: string | undefined;
}

/** Gives every item the same values. @throws ShingiError not-found */
export function changeItems(handle: WriteHandle, itemIds: readonly string[], changes: ItemChanges): void {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  for (const id of itemIds) {
    handle.update('opinion_item', requireItem(handle, id).id, given);
  }
}

/** The secretariat has seen what the writers handed in anew. @throws ShingiError not-found */
export function acknowledgeRevisions(handle: WriteHandle, itemIds: readonly string[]): void {
  for (const id of itemIds) {
    const opinion = findOpinionRow(handle, requireItem(handle, id).opinion_id);
    if (opinion !== null) {
      handle.update('opinion_item', id, { seen_hash: opinion.words_hash });
    }
  }
}

/** Numbers all items of a meeting 1, 2, 3 … in an order of the table. */
export function renumberItems(handle: WriteHandle, meetingId: string, order: CompileOrder): void {
  compiledIds(handle, { meetingId, filter: everyRow, order, descending: false }).forEach((id, index) => {
    handle.update('opinion_item', id, { number: index + 1 });
  });
}

function refuseOffsets(text: string, offsets: readonly number[]): void {
  offsets.forEach((offset, index) => {
    const isOrdered = offset > (offsets[index - 1] ?? 0) && offset < text.length;
    const isInsideCharacter = /[\udc00-\udfff]/u.test(text.charAt(offset));
    if (!isOrdered || isInsideCharacter) {
      throw new ShingiError('invalid-input', { message: `offset ${offset}` });
    }
  });
}

/** What was made of a part that is to go must not be lost: it is moved first, or stands against the change. */
function removePart(handle: WriteHandle, item: ItemRow): void {
  const response = findResponse(handle, item.id);
  const isAnswered = response !== null && response.status !== 'untouched';
  if (isAnswered || planChangesOfItems(handle, [item.id]).length > 0 || item.group_id !== null) {
    throw new ShingiError('conflict', { what: 'opinionItem', id: item.id, no: item.number });
  }
  if (response !== null) {
    handle.remove('opinion_response', item.id);
  }
  handle.remove('opinion_item', item.id);
}

/** Where the last part ends: behind every text, so that words that a later revision adds are in it and in the 対応表. */
const endOfAnyText = textLimits.text;

/**
 * Splits an opinion at UTF-16 offsets of its text; without offsets its parts become one again. A part that begins where one
 * began before stays that item. The original is not touched.
 * @returns the items in the order of the text
 * @throws ShingiError not-found; invalid-input for offsets out of order, outside the text or inside a character; conflict
 * when a part that would go has an answer, a plan change or a group
 */
export function splitOpinion(handle: WriteHandle, opinionId: string, offsets: readonly number[]): string[] {
  const opinion = findOpinionRow(handle, opinionId);
  const known = itemsOfOpinion(handle, opinionId);
  const first = known.find(({ id }) => id === opinionId);
  if (opinion === null || first === undefined) {
    throw new ShingiError('not-found', { what: 'opinion', id: opinionId });
  }
  refuseOffsets(opinion.text, offsets);
  const starts = [0, ...offsets];
  const gone = known.filter((item) => item.id !== opinionId && !starts.includes(item.part_from));
  for (const item of gone) {
    removePart(handle, item);
  }
  const summaries = [first.summary, ...gone.map(({ summary }) => summary)].filter((text) => text !== '');
  handle.update('opinion_item', opinionId, { summary: summaries.join('\n') });
  let number =
    handle.get<{ number: number }>(
      'SELECT max(number) AS number FROM opinion_item WHERE meeting_id = ?',
      first.meeting_id,
    )?.number ?? 0;
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const part_to = offsets.length === 0 ? null : (next ?? endOfAnyText);
    const item = from === 0 ? first : known.find(({ part_from }) => part_from === from);
    if (item !== undefined) {
      handle.update('opinion_item', item.id, { part_to });
      return item.id;
    }
    number += 1;
    const id = handle.environment.newId();
    handle.insert('opinion_item', {
      id,
      opinion_id: opinionId,
      meeting_id: first.meeting_id,
      number,
      part_from: from,
      part_to,
      summary: '',
      category: first.category,
      group_id: null,
      note: '',
      seen_hash: opinion.words_hash,
    });
    return id;
  });
}
