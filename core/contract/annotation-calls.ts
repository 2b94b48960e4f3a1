/** Calls about annotations: marking, the margin, replacements. Spread into service.ts. */
import { z } from 'zod';
import {
  annotationSchema,
  colourSchema,
  longestBody,
  markSchema,
  placeSchema,
  targetSchema,
  verdictSchema,
  visibilitySchema,
} from '../domain/annotations/annotation.ts';
import { comparisonCountsSchema, comparisonEntrySchema } from '../domain/blocks/comparison.ts';
import { ownerSchema } from '../domain/committees/owner.ts';
import { isoDateSchema } from '../domain/dates/schedule-date.ts';
import { idSchema } from '../domain/ids.ts';
import { materialSchema, materialVersionSchema } from '../domain/materials/material.ts';
import { tableReportSchema } from './plan-calls.ts';
import type { Contract } from './rpc.ts';

const nothing = z.strictObject({});
const done = z.null();
const bodyText = z.string().max(longestBody);
const pathText = z.string().min(1).max(4096);

/** An annotation as one version shows it. */
export const shownAnnotationSchema = z.object({
  annotation: annotationSchema,
  /** Its place in that version; null for answers, which stand under what they answer. */
  place: placeSchema.nullable(),
  /** Whether the owner of the file wrote it, and may change its words. */
  own: z.boolean(),
});
export type ShownAnnotation = z.infer<typeof shownAnnotationSchema>;

/** An annotation in the list over all materials. */
export const listedAnnotationSchema = shownAnnotationSchema.extend({
  meetingId: idSchema,
  meetingLabel: z.string(),
  materialNumber: z.string().nullable(),
  materialTitle: z.string(),
  /** The version its place is in: the newest that it has a place in. */
  versionId: idSchema,
  versionOrdinal: z.int().positive(),
  /** The text it holds there, or the words it was made on where it has no place; empty for whole blocks. */
  quote: z.string(),
  /** Heading that it stands under, or empty. */
  heading: z.string(),
});
export type ListedAnnotation = z.infer<typeof listedAnnotationSchema>;

const verdictCounts = z.object(
  Object.fromEntries(verdictSchema.options.map((verdict) => [verdict, z.int().nonnegative()])) as Record<
    z.infer<typeof verdictSchema>,
    z.ZodInt
  >,
);

/** What a replacement did to the annotations of a paper. */
export const replacementSchema = z.object({
  material: materialSchema,
  before: materialVersionSchema,
  after: materialVersionSchema,
  counts: verdictCounts,
  /** With their places in both versions, in the order of the old one. */
  carried: z.array(
    z.object({
      annotation: annotationSchema,
      own: z.boolean(),
      placeBefore: placeSchema,
      placeAfter: placeSchema,
    }),
  ),
});
export type Replacement = z.infer<typeof replacementSchema>;

export const replacementOutcomeSchema = z.discriminatedUnion('outcome', [
  /** The file says and shows what the current version does: nothing was published. */
  z.object({ outcome: z.literal('unchanged'), version: materialVersionSchema }),
  z.object({
    outcome: z.literal('published'),
    version: materialVersionSchema,
    blocks: comparisonCountsSchema,
    /** null for the first version with content. */
    replacement: replacementSchema.nullable(),
  }),
]);
export type ReplacementOutcome = z.infer<typeof replacementOutcomeSchema>;

/** What can be taken back and done again; codes that core/locales has words for. */
export const undoStateSchema = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type UndoState = z.infer<typeof undoStateSchema>;

const stepTaken = z.object({ label: z.string().nullable() });
const ofMaterial = z.strictObject({ materialId: idSchema });

export const annotationCalls = {
  owner: { kind: 'read', input: nothing, output: ownerSchema },
  setOwner: { kind: 'write', input: ownerSchema, output: done },

  /** Every annotation that has a place in the version, those without a place there included, with all answers. */
  annotations: {
    kind: 'read',
    input: z.strictObject({ versionId: idSchema }),
    output: z.array(shownAnnotationSchema),
  },
  allAnnotations: { kind: 'read', input: nothing, output: z.array(listedAnnotationSchema) },
  /** Of a version that took another one's place; null where it is the first with content. */
  replacement: {
    kind: 'read',
    input: z.strictObject({ versionId: idSchema }),
    output: replacementSchema.nullable(),
  },

  /** 新旧対照: two versions of one material, block by block. */
  comparison: {
    kind: 'read',
    input: z.strictObject({ beforeId: idSchema, afterId: idSchema }),
    output: z.object({
      before: materialVersionSchema,
      after: materialVersionSchema,
      counts: comparisonCountsSchema,
      entries: z.array(comparisonEntrySchema),
    }),
  },
  /** 新旧対照表: .pdf, .xlsx or .csv. */
  exportComparison: {
    kind: 'write',
    input: z.strictObject({
      beforeId: idSchema,
      afterId: idSchema,
      path: z.string().min(1).max(4096),
      jobId: idSchema,
    }),
    output: tableReportSchema,
  },
  /** 差替 or 正誤 from a file: the paper alone, or a packet that holds it. */
  publishReplacement: {
    kind: 'write',
    input: z.strictObject({
      materialId: idSchema,
      path: z.string().min(1).max(4096),
      versionKind: z.enum(['replacement', 'errata']),
      reason: z.string().max(2000).nullable(),
      distributedOn: isoDateSchema.nullable(),
      jobId: idSchema,
    }),
    output: replacementOutcomeSchema,
  },
  /** Takes the newest version of a material back. */
  undoReplacement: { kind: 'write', input: ofMaterial, output: materialVersionSchema },

  /** W3C Web Annotations; private ones only where that is asked for. */
  exportAnnotations: {
    kind: 'write',
    input: z.strictObject({ path: pathText, materialId: idSchema.nullable(), includePrivate: z.boolean() }),
    output: z.object({ path: z.string(), count: z.int().nonnegative(), leftOut: z.int().nonnegative() }),
  },
  /** Web Annotations (.json), or the notes of a PDF that was marked up elsewhere. */
  importAnnotations: {
    kind: 'write',
    input: z.strictObject({ path: pathText, jobId: idSchema }),
    output: z.object({
      added: z.int().nonnegative(),
      updated: z.int().nonnegative(),
      unchanged: z.int().nonnegative(),
      notPlaced: z.array(z.object({ page: z.int(), author: z.string(), contents: z.string() })),
    }),
  },

  addAnnotation: {
    kind: 'write',
    input: z.strictObject({
      /** Chosen by the window, so that it can show the mark at once. */
      id: idSchema,
      versionId: idSchema,
      target: targetSchema,
      mark: markSchema,
      colour: colourSchema,
      body: bodyText,
      visibility: visibilitySchema,
    }),
    output: shownAnnotationSchema,
  },
  replyToAnnotation: {
    kind: 'write',
    input: z.strictObject({ id: idSchema, annotationId: idSchema, body: bodyText }),
    output: shownAnnotationSchema,
  },
  updateAnnotation: {
    kind: 'write',
    input: z.strictObject({
      id: idSchema,
      changes: z.strictObject({
        mark: markSchema.optional(),
        colour: colourSchema.optional(),
        body: bodyText.optional(),
        visibility: visibilitySchema.optional(),
        resolved: z.boolean().optional(),
      }),
    }),
    output: annotationSchema,
  },
  removeAnnotation: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },
  markAnnotationsRead: {
    kind: 'write',
    input: z.strictObject({ ids: z.array(idSchema).max(5000) }),
    output: done,
  },
  /** Puts an annotation at another place of the version; also the answer 「場所を選び直す」 after a replacement. */
  placeAnnotation: {
    kind: 'write',
    input: z.strictObject({ annotationId: idSchema, versionId: idSchema, target: targetSchema }),
    output: placeSchema,
  },
  decidePlace: {
    kind: 'write',
    input: z.strictObject({ placeId: idSchema, decision: z.enum(['accepted', 'kept', 'pending']) }),
    output: placeSchema,
  },

  /** Of the annotations of one material; survives a restart. */
  undoState: { kind: 'read', input: ofMaterial, output: undoStateSchema },
  undo: { kind: 'write', input: ofMaterial, output: stepTaken },
  redo: { kind: 'write', input: ofMaterial, output: stepTaken },
} as const satisfies Contract;
