import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** Stands in the log for a value that was blanked; the hash still tells whether a given value was the one. */
export const redactedSchema = z.strictObject({ redacted: z.string().regex(/^[0-9a-f]{64}$/) });
export type Redacted = z.infer<typeof redactedSchema>;

/**
 * One difference, after RFC 6902 with the value before it, so that it can be undone. Paths are `/table/key` for a row and
 * `/table/key/column` for one of its values; `~` and `/` inside a part are written `~0` and `~1`.
 */
export const patchOperationSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), path: z.string(), value: z.json() }),
  z.strictObject({ op: z.literal('replace'), path: z.string(), value: z.json(), before: z.json() }),
  z.strictObject({ op: z.literal('remove'), path: z.string(), before: z.json() }),
]);
export type PatchOperation = z.infer<typeof patchOperationSchema>;

/** One command: one transaction, one row of the change log. */
export const changeSchema = z.strictObject({
  opId: idSchema,
  deviceId: idSchema,
  /** Counts the changes of a device from 1, so that a gap can be seen. */
  deviceSequence: z.int().positive(),
  /** See hybrid-time.ts. */
  time: z.string(),
  actor: z.string(),
  command: z.string(),
  patch: z.array(patchOperationSchema),
});
export type Change = z.infer<typeof changeSchema>;

export function pathOf(...parts: readonly string[]): string {
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** True for the mark that a redaction leaves. */
export function isRedacted(value: unknown): value is Redacted {
  return redactedSchema.safeParse(value).success;
}
