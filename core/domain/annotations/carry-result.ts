import { z } from 'zod';
import { verdictSchema } from './annotation.ts';

/**
 * A place in one block: a range of UTF-16 offsets into its text, or, with both null, the block as a whole. Both are null or
 * neither is.
 */
export const anchorPartSchema = z.strictObject({
  blockId: z.string().min(1).max(200),
  from: z.int().nonnegative().nullable(),
  to: z.int().nonnegative().nullable(),
});
export type AnchorPart = z.infer<typeof anchorPartSchema>;

/** Marked text, or a marked block, with one part per block. */
export interface Anchor {
  /** Tells the anchor in the result; unique within a call. */
  readonly key: string;
  readonly parts: readonly AnchorPart[];
}

/** Why a verdict was given. */
export const carryReasonSchema = z.enum([
  /** `same`: the text and what surrounds it are there. */
  'untouched',
  /** `moved`: the text stands elsewhere. */
  'movedElsewhere',
  /** `changed`: a number of the marked text, or of its sentence, row or cell, is another one. */
  'numberChanged',
  /** `changed`: only the number at the head of the line or heading is another one. */
  'numberingChanged',
  /** `changed`: the marked text was edited. */
  'textChanged',
  /** `changed`: something in the marked block was edited. */
  'blockTextChanged',
  /** `changed`: the head of the column that the marked cell stands in was edited. */
  'columnHeadChanged',
  /** `changed`: the text is there, but more than one place could be meant, or too little around it is as it was. */
  'ambiguous',
  /** `changed`: the pieces of the marked text no longer stand together. */
  'tornApart',
  /** `orphaned`: nothing like the marked text is there. */
  'textGone',
  /** `orphaned`: the marked block is not there. */
  'blockGone',
]);
export type CarryReason = z.infer<typeof carryReasonSchema>;

/** Printed as in either version; empty where the number is only in the other one. */
export const changedNumberSchema = z.strictObject({ before: z.string(), after: z.string() });
export type ChangedNumber = z.infer<typeof changedNumberSchema>;

export const carriedAnchorSchema = z.strictObject({
  key: z.string(),
  verdict: verdictSchema,
  reason: carryReasonSchema,
  /** In the new version: where it is for `same` and `moved`, a proposal for `changed`, empty for `orphaned`. */
  parts: z.array(anchorPartSchema),
  /** Numbers around the marked text that stand differently, in order. */
  numbers: z.array(changedNumberSchema),
});
export type CarriedAnchor = z.infer<typeof carriedAnchorSchema>;
