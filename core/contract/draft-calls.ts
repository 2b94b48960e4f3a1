/** Calls about drafts: contents under way that become versions. Spread into service.ts. */
import { z } from 'zod';
import { isoDateSchema } from '../domain/dates/schedule-date.ts';
import { idSchema } from '../domain/ids.ts';
import { materialContentSchema } from '../domain/materials/content.ts';
import { draftHistoryEntrySchema, draftSchema, draftStateSchema } from '../domain/materials/draft.ts';
import { draftOperationSchema, draftPathSchema } from '../domain/materials/draft-operation.ts';
import { versionKindSchema } from '../domain/materials/material.ts';
import { distributionSchema } from '../domain/meetings/handout-list-content.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const paperFields = {
  number: z.string().max(20).nullable(),
  title: z.string().min(1).max(300),
  distribution: distributionSchema.nullable(),
};
/** A draft, and how far the caller has seen it: who knows less gets `conflict` and has to read it again. */
const standing = { draftId: idSchema, revision: z.int().nonnegative() };
const canStep = { canUndo: z.boolean(), canRedo: z.boolean() };

export const draftCalls = {
  drafts: {
    kind: 'read',
    input: z.strictObject({ state: draftStateSchema }),
    output: z.array(draftSchema),
  },
  /** A draft with what it says now. */
  draft: {
    kind: 'read',
    input: z.strictObject({ draftId: idSchema }),
    output: z.object({
      draft: draftSchema,
      content: materialContentSchema,
      /** The version it was begun from is not the current one of its material any more. */
      isBehind: z.boolean(),
      ...canStep,
    }),
  },
  /** Who changed what, newest first; of one place, or of the whole draft. */
  draftHistory: {
    kind: 'read',
    input: z.strictObject({
      draftId: idSchema,
      path: draftPathSchema,
      limit: z.int().min(1).max(1000),
    }),
    output: z.object({ entries: z.array(draftHistoryEntrySchema), total: z.int().nonnegative() }),
  },
  /** Begins a draft of a further version of a material; where one is under way, that one. */
  startDraft: {
    kind: 'write',
    input: z.strictObject({
      materialId: idSchema,
      /** Null: the current version that has content. */
      versionId: idSchema.nullable(),
      /** What to begin with where the paper is listed and not here; null begins with the version. */
      content: materialContentSchema.nullable(),
    }),
    output: draftSchema,
  },
  /** Begins a paper that does not exist yet; it comes into the meeting at publication. */
  startNewDraft: {
    kind: 'write',
    input: z.strictObject({
      meeting: z.union([
        z.strictObject({ meetingId: idSchema }),
        /** A meeting that is not here yet is made with it. */
        z.strictObject({ title: z.string().min(1).max(300), heldOn: isoDateSchema.nullable() }),
      ]),
      ...paperFields,
      content: materialContentSchema,
    }),
    output: draftSchema,
  },
  /** Number, title and distribution that the paper is to have; of an existing paper they change at once. */
  updateDraft: {
    kind: 'write',
    input: z.strictObject({ draftId: idSchema, ...paperFields }),
    output: draftSchema,
  },
  /** Edits. Following edits of one step are taken back together. */
  changeDraft: {
    kind: 'write',
    input: z.strictObject({
      ...standing,
      changes: z
        .array(
          z.strictObject({ step: idSchema, operations: z.array(draftOperationSchema).min(1).max(20_000) }),
        )
        .min(1)
        .max(1000),
    }),
    output: z.object({ revision: z.int().nonnegative(), changedAt: z.number(), ...canStep }),
  },
  /** Takes the last step back or does it again; the operations are what the caller has to do to its content. */
  stepDraft: {
    kind: 'write',
    input: z.strictObject({ ...standing, act: z.enum(['undo', 'redo']) }),
    output: z.object({
      revision: z.int().nonnegative(),
      changedAt: z.number(),
      operations: z.array(draftOperationSchema),
      ...canStep,
    }),
  },
  /** A draft as a PDF, stamped as a draft. */
  exportDraft: {
    kind: 'write',
    input: z.strictObject({
      draftId: idSchema,
      path: z.string().min(1).max(4096),
      plainText: z.boolean(),
      jobId: idSchema,
    }),
    output: exportReportSchema,
  },
  publishDraft: {
    kind: 'write',
    input: z.strictObject({
      ...standing,
      versionKind: versionKindSchema,
      distributedOn: isoDateSchema.nullable(),
      reason: z.string().max(1000).nullable(),
    }),
    output: z.object({ materialId: idSchema, versionId: idSchema }),
  },
  /** Puts a draft away; it can be taken up again. */
  discardDraft: { kind: 'write', input: z.strictObject(standing), output: z.null() },
  restoreDraft: { kind: 'write', input: z.strictObject({ draftId: idSchema }), output: draftSchema },
} as const satisfies Contract;

export type DraftCalls = typeof draftCalls;
