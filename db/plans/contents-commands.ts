import { ShingiError } from '../../core/contract/errors.ts';
import type { ChapterUse, SharedChapter, SiblingPlan } from '../../core/domain/plans/shared-contents.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { readPlanTree, readSharedContents } from './queries.ts';

interface Ordered {
  readonly id: string;
  readonly order: number;
}

/** The list with one entry at another place, numbered from 0. */
function reordered<Entry extends Ordered>(list: readonly Entry[], id: string, index: number): Entry[] {
  const entry = list.find((one) => one.id === id);
  const rest = list.filter((one) => one.id !== id);
  const at = Math.min(Math.max(0, index), rest.length);
  return entry === undefined ? [...list] : [...rest.slice(0, at), entry, ...rest.slice(at)];
}

function demandLink(handle: WriteHandle, planId: string | null): void {
  if (planId !== null && !readPlanTree(handle).plans.some(({ id }) => id === planId)) {
    throw new ShingiError('not-found', { planId });
  }
}

/** A further sibling plan, the last column. */
export function addSiblingPlan(handle: WriteHandle, fields: Pick<SiblingPlan, 'title' | 'planId'>): string {
  demandLink(handle, fields.planId);
  const id = handle.environment.newId();
  const position = readSharedContents(handle).siblings.length;
  handle.insert('sibling_plan', { id, title: fields.title, plan_id: fields.planId, position });
  return id;
}

export function updateSiblingPlan(
  handle: WriteHandle,
  id: string,
  fields: Pick<SiblingPlan, 'title' | 'planId'>,
): void {
  demandLink(handle, fields.planId);
  handle.update('sibling_plan', id, { title: fields.title, plan_id: fields.planId });
}

/** Moves a column. @param index place among the others, from 0 */
export function moveSiblingPlan(handle: WriteHandle, id: string, index: number): void {
  reordered(readSharedContents(handle).siblings, id, index).forEach((sibling, position) => {
    handle.update('sibling_plan', sibling.id, { position });
  });
}

function removeUses(handle: WriteHandle, column: 'chapter_id' | 'sibling_id', id: string): void {
  const sql = `SELECT id FROM chapter_use WHERE ${column} = ?`;
  for (const use of handle.all<{ id: string }>(sql, id)) {
    handle.remove('chapter_use', use.id);
  }
}

export function removeSiblingPlan(handle: WriteHandle, id: string): void {
  removeUses(handle, 'sibling_id', id);
  handle.remove('sibling_plan', id);
  readSharedContents(handle).siblings.forEach((sibling, position) => {
    handle.update('sibling_plan', sibling.id, { position });
  });
}

function chaptersUnder(handle: WriteHandle, parentId: string | null): SharedChapter[] {
  return readSharedContents(handle).chapters.filter((chapter) => chapter.parentId === parentId);
}

function storeOrder(handle: WriteHandle, chapters: readonly SharedChapter[]): void {
  chapters.forEach(({ id }, position) => {
    handle.update('shared_chapter', id, { position });
  });
}

/** A chapter, or with a parent a section of it. @throws ShingiError conflict for a section of a section */
export function addSharedChapter(
  handle: WriteHandle,
  fields: Pick<SharedChapter, 'title' | 'parentId'> & { readonly index: number },
): string {
  demandChapter(handle, fields.parentId);
  const id = handle.environment.newId();
  const siblings = chaptersUnder(handle, fields.parentId);
  handle.insert('shared_chapter', {
    id,
    parent_id: fields.parentId,
    title: fields.title,
    position: siblings.length,
  });
  storeOrder(handle, reordered(chaptersUnder(handle, fields.parentId), id, fields.index));
  return id;
}

function demandChapter(handle: WriteHandle, parentId: string | null): void {
  if (parentId === null) {
    return;
  }
  const parent = readSharedContents(handle).chapters.find(({ id }) => id === parentId);
  if (parent === undefined) {
    throw new ShingiError('not-found', { parentId });
  }
  if (parent.parentId !== null) {
    throw new ShingiError('conflict', { parentId });
  }
}

export function renameSharedChapter(handle: WriteHandle, id: string, title: string): void {
  handle.update('shared_chapter', id, { title });
}

/**
 * Moves a chapter or section, also under another chapter. @param index place among the others there, from 0
 * @throws ShingiError conflict for a chapter with sections that would become a section
 */
export function moveSharedChapter(
  handle: WriteHandle,
  id: string,
  place: { readonly parentId: string | null; readonly index: number },
): void {
  const chapter = readSharedContents(handle).chapters.find((one) => one.id === id);
  if (chapter === undefined) {
    throw new ShingiError('not-found', { id });
  }
  demandChapter(handle, place.parentId);
  if (place.parentId === id || (place.parentId !== null && chaptersUnder(handle, id).length > 0)) {
    throw new ShingiError('conflict', { id });
  }
  handle.update('shared_chapter', id, { parent_id: place.parentId });
  storeOrder(handle, reordered(chaptersUnder(handle, place.parentId), id, place.index));
  if (chapter.parentId !== place.parentId) {
    storeOrder(handle, chaptersUnder(handle, chapter.parentId));
  }
}

/** Removes a chapter with its sections. */
export function removeSharedChapter(handle: WriteHandle, id: string): void {
  const chapter = readSharedContents(handle).chapters.find((one) => one.id === id);
  for (const section of chaptersUnder(handle, id)) {
    removeUses(handle, 'chapter_id', section.id);
    handle.remove('shared_chapter', section.id);
  }
  removeUses(handle, 'chapter_id', id);
  handle.remove('shared_chapter', id);
  storeOrder(handle, chaptersUnder(handle, chapter?.parentId ?? null));
}

/** Says whether and how a plan has a chapter. @param use null: it does not have it */
export function setChapterUse(
  handle: WriteHandle,
  fields: Omit<ChapterUse, 'use'> & { readonly use: ChapterUse['use'] | null },
): void {
  const { chapterId, siblingId, use, note } = fields;
  const known = handle.get<{ id: string }>(
    'SELECT id FROM chapter_use WHERE chapter_id = ? AND sibling_id = ?',
    chapterId,
    siblingId,
  );
  if (use === null) {
    if (known !== undefined) {
      handle.remove('chapter_use', known.id);
    }
    return;
  }
  if (known !== undefined) {
    handle.update('chapter_use', known.id, { use_kind: use, note });
    return;
  }
  const { chapters, siblings } = readSharedContents(handle);
  if (!chapters.some(({ id }) => id === chapterId) || !siblings.some(({ id }) => id === siblingId)) {
    throw new ShingiError('not-found', { chapterId, siblingId });
  }
  handle.insert('chapter_use', {
    id: handle.environment.newId(),
    chapter_id: chapterId,
    sibling_id: siblingId,
    use_kind: use,
    note,
  });
}
