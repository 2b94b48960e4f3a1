import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** A plan of the same city that is made at the same time: 障害者計画, 高齢者計画 … */
export const siblingPlanSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** The plan of this file that it is; null for a plan that only has its name here. */
  planId: idSchema.nullable(),
  order: z.int().nonnegative(),
});
export type SiblingPlan = z.infer<typeof siblingPlanSchema>;

/** 章, or with a parent 節. */
export const sharedChapterSchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  title: z.string(),
  order: z.int().nonnegative(),
});
export type SharedChapter = z.infer<typeof sharedChapterSchema>;

export const chapterUseKindSchema = z.enum(['common', 'own']);
/** 共通: the same text in the plans that have it so. 個別: the plan writes its own under that heading. */
export type ChapterUseKind = z.infer<typeof chapterUseKindSchema>;

export const chapterUseSchema = z.object({
  chapterId: idSchema,
  siblingId: idSchema,
  use: chapterUseKindSchema,
  /** Where the plan has it, or under which name; may be empty. */
  note: z.string(),
});
export type ChapterUse = z.infer<typeof chapterUseSchema>;

/** 共通目次: chapters × plans. A plan has a chapter when there is a use; otherwise it does not. */
export const sharedContentsSchema = z.object({
  siblings: z.array(siblingPlanSchema),
  chapters: z.array(sharedChapterSchema),
  uses: z.array(chapterUseSchema),
});
export type SharedContents = z.infer<typeof sharedContentsSchema>;

/** A row of the table of contents. */
export interface ContentsRow {
  readonly chapter: SharedChapter;
  readonly depth: 0 | 1;
  /** Of the chapter among chapters, of the section within its chapter; from 1. */
  readonly number: number;
  /** For each plan in order, whether and how it has the chapter. */
  readonly uses: readonly (ChapterUse | null)[];
}

/** The plans and the rows in printed order. */
export function contentsTable(contents: SharedContents): {
  readonly siblings: readonly SiblingPlan[];
  readonly rows: readonly ContentsRow[];
} {
  const siblings = inOrder(contents.siblings);
  const rowOf = (chapter: SharedChapter, depth: 0 | 1, index: number): ContentsRow => ({
    chapter,
    depth,
    number: index + 1,
    uses: siblings.map(
      (sibling) =>
        contents.uses.find((use) => use.chapterId === chapter.id && use.siblingId === sibling.id) ?? null,
    ),
  });
  const below = (parentId: string | null) =>
    inOrder(contents.chapters.filter((chapter) => chapter.parentId === parentId));
  const rows = below(null).flatMap((chapter, index) => [
    rowOf(chapter, 0, index),
    ...below(chapter.id).map((section, place) => rowOf(section, 1, place)),
  ]);
  return { siblings, rows };
}

function inOrder<Ordered extends { readonly order: number; readonly id: string }>(
  list: readonly Ordered[],
): Ordered[] {
  return [...list].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}
