import { z } from 'zod';
import { canonicalJson } from '../change-log/canonical-json.ts';
import { fileHashSchema, idSchema } from '../ids.ts';
import { type Finding, findingSchema } from './finding.ts';

/** A finding that a person has looked at and accepted as intended. */
export const acceptedFindingSchema = z.object({
  id: idSchema,
  /** SHA-256 of findingIdentity. */
  fingerprint: fileHashSchema,
  code: z.string(),
  materialId: idSchema.nullable(),
  quote: z.string(),
  /** Why it is intended, in the words of whoever accepted it. */
  reason: z.string().nullable(),
  /** Unix time in milliseconds. */
  acceptedAt: z.int(),
});
export type AcceptedFinding = z.infer<typeof acceptedFindingSchema>;

/** A finding as lists show it, with its acceptance where it has one. */
export const listedFindingSchema = findingSchema.extend({
  fingerprint: fileHashSchema,
  accepted: acceptedFindingSchema.nullable(),
});
export type ListedFinding = z.infer<typeof listedFindingSchema>;

/**
 * What a finding is, apart from the version it was found in: the rule, the paper, the words of its block, and what the rule
 * compared them with. When any of these changes, the finding is another one, and an acceptance no longer covers it.
 * @param blockText text of its block; empty for a finding about a paper as a whole
 */
export function findingIdentity(finding: Finding, blockText: string): string {
  const { code, materialId, quote, values } = finding;
  return canonicalJson({ code, materialId, quote, values, blockText });
}
