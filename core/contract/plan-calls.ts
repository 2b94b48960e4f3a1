/** Calls about plans, what became of what between two of them, and shared contents. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { mappingKindSchema, planMappingSchema } from '../domain/plans/mapping.ts';
import { moveDirectionSchema } from '../domain/plans/move-item.ts';
import { planItemKindSchema } from '../domain/plans/outline.ts';
import { planFieldsSchema, planTreeSchema } from '../domain/plans/plan.ts';
import { chapterUseKindSchema, sharedContentsSchema } from '../domain/plans/shared-contents.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const nothing = z.strictObject({});
const done = z.null();
const made = z.object({ id: idSchema });
const pathText = z.string().min(1).max(4096);
const titleText = z.string().trim().min(1).max(500);
const noteText = z.string().trim().max(2000);
const place = z.int().nonnegative().max(10_000);
const itemIds = z.array(idSchema).max(200);
const onlyId = z.strictObject({ id: idSchema });

const placementSchema = z.strictObject({
  parentId: idSchema.nullable(),
  kind: planItemKindSchema,
  index: place,
});
const siblingFields = { title: z.string().trim().min(1).max(200), planId: idSchema.nullable() };

/** What taking a step back or forward says: its label (a key of plan.json), or null where there was none. */
const stepTaken = z.object({ label: z.string().nullable() });

/** A table as PDF, or as .xlsx or .csv without pages. */
export const tableReportSchema = z.object({
  path: z.string(),
  rows: z.int().nonnegative(),
  /** null for a file without pages. */
  pdf: exportReportSchema.nullable(),
});
export type TableReport = z.infer<typeof tableReportSchema>;

export const planCalls = {
  plans: { kind: 'read', input: nothing, output: planTreeSchema },
  planMappings: { kind: 'read', input: nothing, output: z.array(planMappingSchema) },
  sharedContents: { kind: 'read', input: nothing, output: sharedContentsSchema },

  addPlan: { kind: 'write', input: planFieldsSchema, output: made },
  /** `record`: see db/plans/tree-commands.ts. */
  copyPlan: {
    kind: 'write',
    input: z.strictObject({
      id: idSchema,
      fields: planFieldsSchema,
      record: z.enum(['inherited', 'sameAsSource', 'nothing']),
    }),
    output: made,
  },
  updatePlan: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, fields: planFieldsSchema }),
    output: done,
  },
  removePlan: { kind: 'write', input: onlyId, output: done },

  addPlanItem: {
    kind: 'write',
    input: z.strictObject({ planId: idSchema, title: titleText, place: placementSchema }),
    output: made,
  },
  renamePlanItem: { kind: 'write', input: z.strictObject({ id: idSchema, title: titleText }), output: done },
  /** With what stands below it; on another level where the place asks for it. `conflict` where it cannot stand there. */
  movePlanItem: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, place: placementSchema }),
    output: done,
  },
  /** One step by key: see core/domain/plans/move-item.ts. False where there is nowhere to go. */
  stepPlanItem: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, direction: moveDirectionSchema }),
    output: z.object({ moved: z.boolean() }),
  },
  removePlanItem: { kind: 'write', input: onlyId, output: done },

  addPlanMapping: {
    kind: 'write',
    input: z.strictObject({
      fromPlanId: idSchema,
      toPlanId: idSchema,
      kind: mappingKindSchema,
      from: itemIds,
      to: itemIds,
      note: noteText,
    }),
    output: made,
  },
  updatePlanMapping: {
    kind: 'write',
    input: z.strictObject({
      id: idSchema,
      kind: mappingKindSchema,
      from: itemIds,
      to: itemIds,
      note: noteText,
    }),
    output: done,
  },
  removePlanMapping: { kind: 'write', input: onlyId, output: done },
  /** Records 継承 for what has the same title and level on both sides. */
  mapSameTitles: {
    kind: 'write',
    input: z.strictObject({ fromPlanId: idSchema, toPlanId: idSchema }),
    output: z.object({ count: z.int().nonnegative() }),
  },

  addSiblingPlan: { kind: 'write', input: z.strictObject(siblingFields), output: made },
  updateSiblingPlan: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, ...siblingFields }),
    output: done,
  },
  moveSiblingPlan: { kind: 'write', input: z.strictObject({ id: idSchema, index: place }), output: done },
  removeSiblingPlan: { kind: 'write', input: onlyId, output: done },
  addSharedChapter: {
    kind: 'write',
    input: z.strictObject({ parentId: idSchema.nullable(), title: titleText, index: place }),
    output: made,
  },
  renameSharedChapter: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, title: titleText }),
    output: done,
  },
  moveSharedChapter: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, parentId: idSchema.nullable(), index: place }),
    output: done,
  },
  removeSharedChapter: { kind: 'write', input: onlyId, output: done },
  /** null: the plan does not have that chapter. */
  setChapterUse: {
    kind: 'write',
    input: z.strictObject({
      chapterId: idSchema,
      siblingId: idSchema,
      use: chapterUseKindSchema.nullable(),
      note: noteText,
    }),
    output: done,
  },

  /** Labels of what can be taken back and done again in everything above; survives a restart. */
  planSteps: {
    kind: 'read',
    input: nothing,
    output: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  },
  undoPlanStep: { kind: 'write', input: nothing, output: stepTaken },
  redoPlanStep: { kind: 'write', input: nothing, output: stepTaken },

  /** The ending of the path says what is made: .pdf, .xlsx or .csv. */
  exportPlanMapping: {
    kind: 'write',
    input: z.strictObject({ fromPlanId: idSchema, toPlanId: idSchema, path: pathText, jobId: idSchema }),
    output: tableReportSchema,
  },
  /** The structure of one plan: .pdf, .xlsx or .csv. */
  exportPlanStructure: {
    kind: 'write',
    input: z.strictObject({ planId: idSchema, path: pathText, jobId: idSchema }),
    output: tableReportSchema,
  },
  /** 共通目次: .pdf, .xlsx or .csv. */
  exportSharedContents: {
    kind: 'write',
    input: z.strictObject({ path: pathText, jobId: idSchema }),
    output: tableReportSchema,
  },
} as const satisfies Contract;
